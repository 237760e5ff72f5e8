# diagnosis: all-alike
# cause: counts the beats rightly but gives each the whole lateness, though later customers waited less
# exercise: honest_lag
def newcomers(due, at):
    beats = (at - due) // 50_000_000 + 1
    return [(at - due) / 1e9] * beats
