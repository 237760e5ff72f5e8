# diagnosis: too-many-rounds
# cause: three rounds
# exercise: break_it
orders = 100
