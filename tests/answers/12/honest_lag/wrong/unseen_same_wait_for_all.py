# diagnosis: all-alike
# cause: Gives every beat the wait of the first customer, though each later one waited 0.05 s less.
# exercise: honest_lag
def newcomers(due, at):
    beats = (at - due) // 50_000_000 + 1
    return [(at - due) / 1e9] * beats
