# diagnosis: kept-after-error
# cause: a background task frees the place, and runs only after an answer
# exercise: full_house
import asyncio

from fastapi import BackgroundTasks, FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


def free():
    global inside
    inside -= 1


@app.get("/order/{drink}")
async def order(drink: str, later: BackgroundTasks):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    inside += 1
    later.add_task(free)
    return await make(drink)
