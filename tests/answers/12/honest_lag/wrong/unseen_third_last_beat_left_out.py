# diagnosis: end-left-out
# cause: the range ends before at, so a beat that was due exactly at at is left out
# exercise: honest_lag
def newcomers(due, at):
    return [(at - moment) / 1e9 for moment in range(due, at, 50_000_000)]
