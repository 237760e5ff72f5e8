# diagnosis: not-a-count
# cause: negative
# exercise: break_it
orders = -41
