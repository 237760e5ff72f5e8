# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


places = asyncio.Semaphore(ROOM)


@app.get("/order/{drink}")
async def order(drink: str):
    if places.locked():
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    async with places:
        return await make(drink)
