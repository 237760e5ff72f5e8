# diagnosis: one-round
# cause: believes that a plain def endpoint makes one order at a time, so that already two orders need two rounds
# exercise: break_it
orders = 2  # your number
