# diagnosis: two-rounds-but-not-smallest
# cause: too many
# exercise: break_it
orders = 50
