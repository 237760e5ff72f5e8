# diagnosis: await-what-cannot
# cause: awaits a list
# exercise: overlap
async def serve_all(make, orders):
    drinks = [make(order) for order in orders]
    return await drinks
