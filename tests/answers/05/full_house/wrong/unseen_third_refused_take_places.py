# diagnosis: refused-keep
# cause: counts before it looks and never takes the refused ones off again, so after a rush the shop stays full
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    global inside
    inside += 1
    if inside > ROOM:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    try:
        return await make(drink)
    finally:
        inside -= 1
