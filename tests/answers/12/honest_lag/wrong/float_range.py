# diagnosis: raised
# cause: range takes whole numbers
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at, 0.05)]
