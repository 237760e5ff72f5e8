# diagnosis: just-fits
# cause: off by one: 40 orders are the last that fit into one round
# exercise: break_it
orders = 40
