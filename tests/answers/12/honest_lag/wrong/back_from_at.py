# diagnosis: from-the-end
# cause: counts the beats rightly and lays them on multiples of 50 ms before `at`
# exercise: honest_lag
def newcomers(due, at):
    missed = (at - due) // 50_000_000
    return [n * 0.05 for n in range(missed, -1, -1)]
