# diagnosis: unbounded
# cause: nothing is bounded
# exercise: full_house
import asyncio

from fastapi import FastAPI

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    cup = await make(drink)
    return cup
