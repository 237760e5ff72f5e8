# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 1, 50_000_000)]
