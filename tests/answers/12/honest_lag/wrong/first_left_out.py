# diagnosis: first-left-out
# cause: begins at the second beat
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due + 50_000_000, at + 1, 50_000_000)]
