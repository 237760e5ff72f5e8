# diagnosis: queued
# cause: four may queue before the others are refused
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
here, places = 0, asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    global here
    if here >= ROOM + 4:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    here += 1
    try:
        async with places:
            return await make(drink)
    finally:
        here -= 1
