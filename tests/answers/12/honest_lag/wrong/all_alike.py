# diagnosis: all-alike
# cause: gives every beat the first wait
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due) / 1e9 for beat in range(due, at + 1, 50_000_000)]
