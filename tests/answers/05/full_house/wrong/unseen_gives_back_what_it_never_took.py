# diagnosis: refused-free
# cause: the finally also covers those who were turned away: each of them gives a place back that it never took, and later too many are let in
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


free = ROOM


@app.get("/order/{drink}")
async def order(drink: str):
    global free
    try:
        if free <= 0:
            raise HTTPException(503, headers={"Retry-After": "1"})
        free -= 1
        return await make(drink)
    finally:
        free += 1
