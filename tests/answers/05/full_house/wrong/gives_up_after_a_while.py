# diagnosis: refused-late
# cause: waits for a place with a timeout, then refuses
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    try:
        await asyncio.wait_for(places.acquire(), timeout=0.8)
    except TimeoutError:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"}) from None
    try:
        return await make(drink)
    finally:
        places.release()
