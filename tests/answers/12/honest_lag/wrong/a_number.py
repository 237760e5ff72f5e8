# diagnosis: one-value
# cause: no list
# exercise: honest_lag
def newcomers(due, at):
    return (at - due) / 1e9
