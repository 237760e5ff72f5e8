# exercise: break_it
orders = 41  # your number
