# diagnosis: first-left-out
# cause: lists only the beats that were missed after the first, so the customer who waited longest is left out
# exercise: honest_lag
def newcomers(due, at):
    return [(at - moment) / 1e9 for moment in range(due + 50_000_000, at + 1, 50_000_000)]
