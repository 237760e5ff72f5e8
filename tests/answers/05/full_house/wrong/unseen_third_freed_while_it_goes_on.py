# diagnosis: freed-too-early
# cause: gives the place back as soon as the customer is gone, while the order's task goes on being made, so more than eight are in the making
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
    if inside >= ROOM:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    inside += 1
    try:
        making = asyncio.create_task(make(drink))
        while not making.done():
            await asyncio.wait([making], timeout=0.02)
            if not making.done() and await request.is_disconnected():
                return "gone"
        return making.result()
    finally:
        inside -= 1
