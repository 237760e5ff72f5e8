# diagnosis: not-a-number
# cause: a truth
# exercise: break_it
orders = True
