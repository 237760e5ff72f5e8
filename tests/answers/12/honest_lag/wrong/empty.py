# diagnosis: none-counted
# cause: an empty list
# exercise: honest_lag
def newcomers(due, at):
    return []
