# diagnosis: other-step
# cause: steps by 50 000, which is 50 microseconds in nanoseconds, so there are a thousand times too many customers
# exercise: honest_lag
def newcomers(due, at):
    return [(at - moment) / 1e9 for moment in range(due, at + 1, 50_000)]
