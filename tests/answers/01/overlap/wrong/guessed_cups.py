# diagnosis: nothing-made
# cause: the drinks' names without making them
# exercise: overlap
async def serve_all(make, orders):
    drinks = []
    for order in orders:
        drinks.append(f"{order}")
    return drinks
