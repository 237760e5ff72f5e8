# exercise: honest_lag
BEAT = 50 * 10**6


def newcomers(due, at):
    missed = (at - due) // BEAT
    return tuple((at - due - n * BEAT) * 1e-9 for n in range(missed + 1))
