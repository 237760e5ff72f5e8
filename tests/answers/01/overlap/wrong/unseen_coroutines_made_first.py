# diagnosis: one-by-one
# cause: takes the call of a coroutine function for its start: the coroutines are all made first, but each runs only when it is awaited, so one drink after the other is made
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    making = [make(order) for order in orders]  # all started
    drinks = []
    for drink in making:
        drinks.append(await drink)
    return drinks
