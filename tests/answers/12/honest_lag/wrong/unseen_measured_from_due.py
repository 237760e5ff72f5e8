# diagnosis: from-due
# cause: Measures from due to each beat instead of from the beat to at, so the first customer waited nothing.
# exercise: honest_lag
def newcomers(due, at):
    return [(beat - due) / 1e9 for beat in range(due, at + 1, 50_000_000)]
