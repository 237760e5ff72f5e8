# diagnosis: one-round
# cause: one helper is expected
# exercise: break_it
orders = 2
