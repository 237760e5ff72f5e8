# diagnosis: end-left-out
# cause: range stops before `at`, so a beat that was due exactly at `at` is left out, and a tick that came in time gives an empty list
# exercise: honest_lag
BEAT = 50_000_000


def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at, BEAT)]
