# diagnosis: refused-late
# cause: gives a customer half a second to get a place before the 503, so those who come when it is full queue instead of being refused at once
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
        await asyncio.wait_for(places.acquire(), timeout=0.5)
    except TimeoutError:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"}) from None
    try:
        return await make(drink)
    finally:
        places.release()
