# diagnosis: one-round
# cause: thinks that a plain def endpoint serves one order after the other, so two orders would need two rounds
# exercise: break_it
orders = 2
