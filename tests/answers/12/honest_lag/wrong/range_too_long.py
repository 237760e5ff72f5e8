# diagnosis: before-zero
# cause: one beat too many
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due - n * 50_000_000) / 1e9 for n in range((at - due) // 50_000_000 + 2)]
