# diagnosis: kept-after-error
# cause: the place is given back only after a served drink: one whose drink fails keeps it for ever
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


inside = 0


@app.get("/order/{drink}")
async def order(drink: str):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, headers={"Retry-After": "1"})
    inside += 1
    cup = await make(drink)
    inside -= 1
    return cup
