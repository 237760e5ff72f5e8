# diagnosis: floats-lose-a-beat
# cause: subtracts 0.05 from a float again and again, so the rounding errors push a wait of 0 below zero and the last beat is lost
# exercise: honest_lag
def newcomers(due, at):
    wait = (at - due) / 1e9
    waits = []
    while wait >= 0:
        waits.append(wait)
        wait -= 0.05
    return waits
