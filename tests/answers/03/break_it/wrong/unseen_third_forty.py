# diagnosis: just-fits
# cause: gives the number that still fits in one round, one too few
# exercise: break_it
orders = 40
