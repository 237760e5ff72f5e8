# diagnosis: queued
# cause: a plain semaphore bounds the making but lets whoever comes ninth wait for a place, so all queue and nobody gets a 503
# exercise: full_house
import asyncio

from fastapi import FastAPI

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    async with places:
        return await make(drink)
