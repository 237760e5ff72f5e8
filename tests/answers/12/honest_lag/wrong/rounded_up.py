# diagnosis: end-left-out
# cause: the count of beats is rounded up, and is 0 for a tick in time
# exercise: honest_lag
import math


def newcomers(due, at):
    beats = math.ceil((at - due) / 50_000_000)
    return [(at - due) / 1e9 - 0.05 * number for number in range(beats)]
