# exercise: break_it
helpers = 40  # AnyIO's default limiter
orders = helpers + 1
