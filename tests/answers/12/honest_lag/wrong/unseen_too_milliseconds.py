# diagnosis: other-unit
# cause: divides by a million, so the waits are in milliseconds instead of seconds
# exercise: honest_lag
BEAT = 50_000_000


def newcomers(due, at):
    return [(at - beat) / 1e6 for beat in range(due, at + 1, BEAT)]
