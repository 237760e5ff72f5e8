# exercise: honest_lag
BEAT = 50_000_000  # nanoseconds


def newcomers(due, at):
    return [(at - moment) / 1e9 for moment in range(due, at + 1, BEAT)]
