# diagnosis: other-way-round
# cause: shortest first
# exercise: honest_lag
def newcomers(due, at):
    return sorted((at - beat) / 1e9 for beat in range(due, at + 1, 50_000_000))
