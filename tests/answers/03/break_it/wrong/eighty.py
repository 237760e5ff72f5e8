# diagnosis: two-rounds-but-not-smallest
# cause: two full rounds
# exercise: break_it
orders = 80
