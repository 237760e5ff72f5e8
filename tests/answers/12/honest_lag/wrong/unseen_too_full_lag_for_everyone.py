# diagnosis: all-alike
# cause: counts the beats rightly but gives each of them the lag of the first, although later customers waited less
# exercise: honest_lag
BEAT = 50_000_000


def newcomers(due, at):
    lag = (at - due) / 1e9
    return [lag for _ in range(due, at + 1, BEAT)]
