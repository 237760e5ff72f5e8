# exercise: full_house
import asyncio

from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
app.state.inside = 0


async def place():
    if app.state.inside >= ROOM:
        raise HTTPException(status_code=503, detail="full house", headers={"Retry-After": "2"})
    app.state.inside += 1
    try:
        yield
    finally:
        app.state.inside -= 1


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}", dependencies=[Depends(place)])
async def order(drink: str):
    return await make(drink)
