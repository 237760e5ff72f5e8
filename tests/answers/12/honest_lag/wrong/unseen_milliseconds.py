# diagnosis: other-unit
# cause: Divides by a million, so that the waits are milliseconds and not seconds.
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e6 for beat in range(due, at + 1, 50_000_000)]
