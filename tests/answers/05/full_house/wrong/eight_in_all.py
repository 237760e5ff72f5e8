# diagnosis: never-freed
# cause: only the first eight of the day are served
# exercise: full_house
import asyncio
from itertools import count

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


numbers = count(1)


@app.get("/order/{drink}")
async def order(drink: str):
    if next(numbers) > ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    return await make(drink)
