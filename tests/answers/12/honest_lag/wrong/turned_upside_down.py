# diagnosis: from-due
# cause: each wait is how long after `due` the customer came
# exercise: honest_lag
def newcomers(due, at):
    waits = []
    beat = due
    while beat <= at:
        waits.append((beat - due) / 1e9)
        beat += 50_000_000
    return waits
