# diagnosis: other-step
# cause: a beat every 100 ms
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 1, 100_000_000)]
