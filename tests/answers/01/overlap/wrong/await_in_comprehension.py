# diagnosis: one-by-one
# cause: awaits one after another, in a comprehension
# exercise: overlap
async def serve_all(make, orders):
    return [await make(order) for order in orders]
