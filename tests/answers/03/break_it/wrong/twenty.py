# diagnosis: one-round
# cause: a guess
# exercise: break_it
orders = 20
