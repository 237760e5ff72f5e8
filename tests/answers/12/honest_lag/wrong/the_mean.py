# diagnosis: one-value
# cause: the mean of them
# exercise: honest_lag
def newcomers(due, at):
    waits = [(at - beat) / 1e9 for beat in range(due, at + 1, 50_000_000)]
    return sum(waits) / len(waits)
