# diagnosis: end-left-out
# cause: range leaves at out, so a beat due exactly at at is missing, and a tick in time yields nothing.
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at, 50_000_000)]
