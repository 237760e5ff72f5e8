# diagnosis: header-lost
# cause: a dependency sets the header on the injected response and raises
# exercise: full_house
import asyncio

from fastapi import Depends, FastAPI, HTTPException, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


async def place(response: Response):
    global inside
    if inside >= ROOM:
        response.headers["Retry-After"] = "2"
        raise HTTPException(503, "no room")
    inside += 1
    try:
        yield
    finally:
        inside -= 1


@app.get("/order/{drink}")
async def order(drink: str, _: None = Depends(place)):
    return await make(drink)
