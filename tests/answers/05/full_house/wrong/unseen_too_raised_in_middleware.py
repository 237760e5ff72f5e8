# diagnosis: raised-in-middleware
# cause: the HTTPException is raised in a middleware, outside of what turns it into an answer, so the customer gets a 500 and no Retry-After
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


@app.middleware("http")
async def door(request: Request, call_next):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    inside += 1
    try:
        return await call_next(request)
    finally:
        inside -= 1


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
