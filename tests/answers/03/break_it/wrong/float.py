# diagnosis: not-a-number
# cause: a half
# exercise: break_it
orders = 40.5
