# exercise: break_it
HELPERS = 40  # tokens of AnyIO's default thread limiter
orders = HELPERS + 1
