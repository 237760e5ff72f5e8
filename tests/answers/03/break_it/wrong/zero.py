# diagnosis: not-a-count
# cause: none
# exercise: break_it
orders = 0
