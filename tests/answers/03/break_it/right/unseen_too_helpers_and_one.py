# exercise: break_it
HELPERS = 40  # AnyIO's default limit of threads, which a plain def endpoint uses
orders = HELPERS + 1
