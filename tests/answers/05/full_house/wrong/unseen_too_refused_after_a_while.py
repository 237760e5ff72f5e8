# diagnosis: refused-late
# cause: it waits up to a second for a place before it refuses, so the ninth customer queues and is not turned away at once
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
        async with asyncio.timeout(1):
            await places.acquire()
    except TimeoutError:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"}) from None
    try:
        return await make(drink)
    finally:
        places.release()
