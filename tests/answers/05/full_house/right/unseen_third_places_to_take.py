# exercise: full_house
import asyncio
from contextlib import contextmanager

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
free = list(range(ROOM))


@contextmanager
def a_place():
    try:
        place = free.pop()
    except IndexError:
        raise HTTPException(503, headers={"Retry-After": "2"}) from None
    try:
        yield
    finally:
        free.append(place)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    with a_place():
        return await make(drink)
