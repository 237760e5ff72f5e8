# diagnosis: last-left-out
# cause: the missed beats without the last
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due - n * 50_000_000) / 1e9 for n in range((at - due) // 50_000_000)]
