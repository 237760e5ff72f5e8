# diagnosis: last-left-out
# cause: the beat at `at` counts only for a tick in time
# exercise: honest_lag
def newcomers(due, at):
    if due == at:
        return [0.0]
    return [(at - beat) / 1e9 for beat in range(due, at, 50_000_000)]
