# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
cooking = set()


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    if len(cooking) >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    task = asyncio.create_task(make(drink))
    cooking.add(task)
    task.add_done_callback(cooking.discard)
    return await task
