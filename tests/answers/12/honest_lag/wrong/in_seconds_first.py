# diagnosis: floats-lose-a-beat
# cause: 0.15 / 0.05 is a little less than 3, so the beat at `at` is not counted
# exercise: honest_lag
def newcomers(due, at):
    late = (at - due) / 1e9
    return [late - n * 0.05 for n in range(int(late / 0.05) + 1)]
