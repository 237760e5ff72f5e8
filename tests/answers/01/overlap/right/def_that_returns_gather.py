# exercise: overlap
import asyncio

def serve_all(make, orders):
    return asyncio.gather(*map(make, orders))
