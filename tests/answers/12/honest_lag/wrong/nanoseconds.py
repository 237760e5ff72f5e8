# diagnosis: other-unit
# cause: leaves nanoseconds
# exercise: honest_lag
def newcomers(due, at):
    return [at - beat for beat in range(due, at + 1, 50_000_000)]
