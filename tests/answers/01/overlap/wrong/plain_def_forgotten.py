# diagnosis: not-async
# cause: a plain def that gathers coroutines' names
# exercise: overlap
def serve_all(make, orders):
    drinks = [make(order) for order in orders]
    return drinks
