# exercise: full_house
import asyncio

from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
within = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


async def a_place():
    global within
    if within >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    within += 1
    try:
        yield
    finally:
        within -= 1


@app.get("/order/{drink}", dependencies=[Depends(a_place)])
async def order(drink: str):
    return await make(drink)
