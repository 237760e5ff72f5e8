# diagnosis: all-alike
# cause: multiplies the list
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due) / 1e9] * ((at - due) // 50_000_000 + 1)
