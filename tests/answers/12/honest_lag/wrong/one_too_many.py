# diagnosis: before-zero
# cause: goes on past the tick
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 50_000_000, 50_000_000)] + [(due - at) / 1e9]
