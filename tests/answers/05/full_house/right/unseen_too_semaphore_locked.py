# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    if places.locked():
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    async with places:  # does not wait: a place is free
        return await make(drink)
