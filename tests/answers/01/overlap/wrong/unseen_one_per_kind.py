# diagnosis: once-a-kind
# cause: makes every kind of drink only once: with two orders of the same drink one making is left out, and both get the same drink
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    kinds = list(dict.fromkeys(orders))
    made = dict(zip(kinds, await asyncio.gather(*[make(kind) for kind in kinds])))
    return [made[order] for order in orders]
