# diagnosis: returned-nothing
# cause: prints in place of returning
# exercise: honest_lag
def newcomers(due, at):
    for beat in range(due, at + 1, 50_000_000):
        print((at - beat) / 1e9)
