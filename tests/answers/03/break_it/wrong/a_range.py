# diagnosis: not-a-number
# cause: a list
# exercise: break_it
orders = [41, 80]
