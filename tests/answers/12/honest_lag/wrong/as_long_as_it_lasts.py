# diagnosis: floats-lose-a-beat
# cause: three times 0.05 is a little more than 0.15, so the beat at `at` is not counted
# exercise: honest_lag
from itertools import count, takewhile

BEAT = 0.05


def newcomers(due, at):
    late = (at - due) / 1e9
    return [late - n * BEAT for n in takewhile(lambda n: n * BEAT <= late, count())]
