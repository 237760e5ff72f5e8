# exercise: honest_lag
BEAT = 50_000_000  # ns


def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 1, BEAT)]
