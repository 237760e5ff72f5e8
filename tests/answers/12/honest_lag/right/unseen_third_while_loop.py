# exercise: honest_lag
def newcomers(due, at):
    waits = []
    while due <= at:
        waits.append((at - due) / 1_000_000_000)
        due += 50_000_000
    return waits
