# diagnosis: only-the-tick
# cause: the starter in other words
# exercise: honest_lag
def newcomers(due, at):
    late = at - due
    return [late / 1e9]
