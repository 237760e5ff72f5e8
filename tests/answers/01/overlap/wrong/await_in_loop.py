# diagnosis: one-by-one
# cause: awaits one after another (mistake 15)
# exercise: overlap
async def serve_all(make, orders):
    drinks = []
    for order in orders:
        drink = await make(order)
        drinks.append(drink)
    return drinks
