# diagnosis: kept-after-leaving
# cause: when the customer is gone it returns early, past the line that gives the place back, so each one who leaves takes a place away
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    inside += 1
    try:
        made = await make(drink)
    except Exception:
        inside -= 1
        raise
    if await request.is_disconnected():
        return None  # nobody there to serve
    inside -= 1
    return made
