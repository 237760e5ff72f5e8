# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Queue()


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


for number in range(ROOM):
    places.put_nowait(number)


@app.get("/order/{drink}")
async def order(drink: str):
    try:
        place = places.get_nowait()
    except asyncio.QueueEmpty:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"}) from None
    try:
        return await make(drink)
    finally:
        places.put_nowait(place)
