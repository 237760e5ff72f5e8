# diagnosis: too-many-rounds
# cause: the third round
# exercise: break_it
orders = 81
