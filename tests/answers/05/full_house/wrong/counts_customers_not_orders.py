# diagnosis: too-few
# cause: each order counts twice
# exercise: full_house
import asyncio

from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


async def a_place():
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    inside += 1
    try:
        yield
    finally:
        inside -= 1


@app.get("/order/{drink}", dependencies=[Depends(a_place)])
async def order(drink: str):
    global inside
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
