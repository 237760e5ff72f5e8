# exercise: full_house
import asyncio

from anyio import CapacityLimiter, WouldBlock
from fastapi import FastAPI, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = CapacityLimiter(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    try:
        places.acquire_nowait()
    except WouldBlock:
        return Response(status_code=503, headers={"Retry-After": "1"})
    try:
        return {"drink": await make(drink)}
    finally:
        places.release()
