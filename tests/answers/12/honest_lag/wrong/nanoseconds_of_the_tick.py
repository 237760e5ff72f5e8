# diagnosis: other-unit
# cause: one wait, and in nanoseconds
# exercise: honest_lag
def newcomers(due, at):
    return [at - due]
