# diagnosis: from-the-end
# cause: the range begins at `at` and goes down to `due`
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(at, due - 1, -50_000_000)]
