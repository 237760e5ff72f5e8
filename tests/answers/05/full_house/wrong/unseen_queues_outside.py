# diagnosis: queued
# cause: the semaphore bounds the making, but whoever comes when it is full waits for a place, and nobody is ever turned away
# exercise: full_house
import asyncio

from fastapi import FastAPI


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


places = asyncio.Semaphore(ROOM)


@app.get("/order/{drink}")
async def order(drink: str):
    async with places:
        return await make(drink)
