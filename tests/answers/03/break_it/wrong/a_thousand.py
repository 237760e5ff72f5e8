# diagnosis: too-many
# cause: more than the check sends
# exercise: break_it
orders = 1000
