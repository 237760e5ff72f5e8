# diagnosis: before-zero
# cause: Adds a beat after at, for which a customer waited less than nothing.
# exercise: honest_lag
def newcomers(due, at):
    waits = [(at - due) / 1e9]
    while waits[-1] > 0:
        waits.append(waits[-1] - 0.05)
    return waits
