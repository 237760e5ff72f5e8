# exercise: break_it
orders = 41
