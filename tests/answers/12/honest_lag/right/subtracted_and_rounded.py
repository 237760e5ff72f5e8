# exercise: honest_lag
def newcomers(due, at):
    wait = (at - due) / 1e9
    waits = []
    while round(wait, 9) >= 0:
        waits.append(wait)
        wait = round(wait - 0.05, 9)
    return waits
