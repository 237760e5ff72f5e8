# diagnosis: other-step
# cause: a zero too few
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 1, 5_000_000)]
