# diagnosis: end-left-out
# cause: the loop stops before a beat that is due at `at`
# exercise: honest_lag
def newcomers(due, at):
    waits = []
    beat = due
    while beat < at:
        waits.append((at - beat) / 1e9)
        beat += 50_000_000
    return waits
