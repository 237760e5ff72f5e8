# diagnosis: counted-late
# cause: between the look at the counter and the counting there is an await, so all twenty look while it is still 0 and all are let in
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
    await asyncio.sleep(0)  # let the others have a look, too
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
