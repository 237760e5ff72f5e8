# diagnosis: bound-each
# cause: a dependency that makes a new door for each request
# exercise: full_house
import asyncio
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


class Door:
    def __init__(self):
        self.places = asyncio.Semaphore(ROOM)


@app.get("/order/{drink}")
async def order(drink: str, door: Annotated[Door, Depends()]):
    if door.places.locked():
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    async with door.places:
        return await make(drink)
