# diagnosis: not-the-smallest
# cause: two full rounds
# exercise: break_it
orders = 80
