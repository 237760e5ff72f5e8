# diagnosis: not-numbers
# cause: texts with a unit
# exercise: honest_lag
def newcomers(due, at):
    return [f"{(at - beat) / 1e9:.3f} s" for beat in range(due, at + 1, 50_000_000)]
