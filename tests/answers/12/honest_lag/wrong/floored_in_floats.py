# diagnosis: floats-lose-a-beat
# cause: floor division of floats gives one beat too few where the lag is a whole number of them
# exercise: honest_lag
def newcomers(due, at):
    lag = (at - due) / 1e9
    missed = int(lag // 0.05)
    return [lag - i * 0.05 for i in range(missed + 1)]
