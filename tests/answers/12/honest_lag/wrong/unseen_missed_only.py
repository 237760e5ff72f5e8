# diagnosis: first-left-out
# cause: Starts with the beat after due, so the first and longest wait is missing.
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due + 50_000_000, at + 1, 50_000_000)]
