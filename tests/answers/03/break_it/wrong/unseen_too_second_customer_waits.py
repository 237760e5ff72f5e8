# diagnosis: one-round
# cause: believes a plain def endpoint takes one order at a time, so that the second one waits already
# exercise: break_it
orders = 2
