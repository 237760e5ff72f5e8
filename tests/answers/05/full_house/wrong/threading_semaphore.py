# diagnosis: thread-lock
# cause: a threading.Semaphore waited for on the loop
# exercise: full_house
import asyncio
import threading

from fastapi import FastAPI

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = threading.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    with places:
        return await make(drink)
