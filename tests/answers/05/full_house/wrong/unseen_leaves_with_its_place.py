# diagnosis: kept-after-leaving
# cause: the way out for a customer who is gone returns before the place is given back, so each who leaves takes a place along
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


inside = 0


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, headers={"Retry-After": "1"})
    inside += 1
    try:
        cup = await make(drink)
    except Exception:
        inside -= 1
        raise
    if await request.is_disconnected():
        return None  # nobody is there to take it
    inside -= 1
    return cup
