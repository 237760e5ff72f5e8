# diagnosis: other-step
# cause: no step at all
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, min(at + 1, due + 5_000))]
