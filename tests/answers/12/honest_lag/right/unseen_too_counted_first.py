# exercise: honest_lag
BEAT_NS = 50 * 10**6


def newcomers(due, at):
    late = at - due
    beats = late // BEAT_NS + 1
    return [(late - n * BEAT_NS) / 10**9 for n in range(beats)]
