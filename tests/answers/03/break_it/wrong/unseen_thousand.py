# diagnosis: too-many
# cause: names a number that is surely large enough instead of finding the smallest (it needs 25 rounds)
# exercise: break_it
orders = 1000  # your number
