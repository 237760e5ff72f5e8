# exercise: honest_lag
def newcomers(due, at):
    lag = at - due
    beats = lag // 50_000_000 + 1
    return [lag / 1e9 - 0.05 * n for n in range(beats)]
