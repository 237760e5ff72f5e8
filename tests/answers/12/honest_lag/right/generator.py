# exercise: honest_lag
def newcomers(due, at):
    for beat in range(due, at + 1, 50_000_000):
        yield (at - beat) / 1e9
