# diagnosis: not-the-smallest
# cause: too many
# exercise: break_it
orders = 50
