# diagnosis: last-left-out
# cause: counts whole steps only
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due - n * 50_000_000) / 1e9 for n in range(max(1, (at - due) // 50_000_000))]
