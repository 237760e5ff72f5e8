# exercise: honest_lag
def newcomers(due, at):
    late = (at - due) / 1e9
    return [late - n * 0.05 for n in range(int(late / 0.05) + 1)]
