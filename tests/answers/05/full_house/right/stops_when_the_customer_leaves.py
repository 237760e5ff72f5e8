# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    global inside
    if not inside < ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    inside += 1
    making = asyncio.create_task(make(drink))
    try:
        while not making.done():
            if await request.is_disconnected():
                making.cancel()
                return None
            await asyncio.sleep(0.01)
        return making.result()
    finally:
        inside -= 1
