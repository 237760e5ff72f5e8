# exercise: honest_lag
from itertools import count, takewhile


def newcomers(due, at):
    late = (at - due) / 1e9
    waits = (late - n * 0.05 for n in count())
    return list(takewhile(lambda wait: wait > -1e-9, waits))
