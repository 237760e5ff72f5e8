# exercise: honest_lag
from itertools import count, takewhile


def newcomers(due, at):
    beats = takewhile(lambda beat: beat <= at, count(due, 50_000_000))
    return [(at - beat) * 1e-9 for beat in beats]
