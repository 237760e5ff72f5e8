# diagnosis: not-awaited
# cause: coroutines are returned (mistake 3)
# exercise: overlap
async def serve_all(make, orders):
    drinks = []
    for order in orders:
        drinks.append(make(order))
    return drinks
