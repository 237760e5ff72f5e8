# diagnosis: not-awaited
# cause: the coroutine is dropped (mistake 3)
# exercise: overlap
async def serve_all(make, orders):
    drinks = []
    for order in orders:
        make(order)
        drinks.append(order)
    return drinks
