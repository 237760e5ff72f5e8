# diagnosis: floats-lose-a-beat
# cause: takes 0.05 s off a float again and again, whose error grows until the last beat, with a wait of 0, falls below 0 and is lost
# exercise: honest_lag
def newcomers(due, at):
    waits = []
    wait = (at - due) / 1e9
    while wait >= 0:
        waits.append(wait)
        wait -= 0.05
    return waits
