# diagnosis: from-the-end
# cause: steps back from `at` instead of forward from `due`, so the waits are whole multiples of 0.05 s and the first customer's wait is wrong unless the lag is one too
# exercise: honest_lag
BEAT = 50_000_000


def newcomers(due, at):
    beats = range(at, due - 1, -BEAT)
    return sorted(((at - beat) / 1e9 for beat in beats), reverse=True)
