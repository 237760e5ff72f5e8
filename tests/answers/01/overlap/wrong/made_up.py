# diagnosis: nothing-made
# cause: a constant
# exercise: overlap
async def serve_all(make, orders):
    return ["latte", "mocha", "tea"]
