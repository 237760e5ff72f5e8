# diagnosis: queued
# cause: a limiter lets the ninth wait
# exercise: full_house
import asyncio

from anyio import CapacityLimiter
from fastapi import FastAPI

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = CapacityLimiter(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    async with places:
        return await make(drink)
