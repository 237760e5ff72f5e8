# diagnosis: refused-late
# cause: whoever comes when it is full waits up to a second for a place before the 503, so there is a queue and the answer is not at once
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


places = asyncio.Semaphore(ROOM)


@app.get("/order/{drink}")
async def order(drink: str):
    try:
        await asyncio.wait_for(places.acquire(), timeout=1)
    except TimeoutError:
        raise HTTPException(503, headers={"Retry-After": "1"})
    try:
        return await make(drink)
    finally:
        places.release()
