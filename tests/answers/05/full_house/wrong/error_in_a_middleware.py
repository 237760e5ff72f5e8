# diagnosis: refused-with-500
# cause: a middleware raises an error of its own, which becomes a 500
# exercise: full_house
import asyncio

from fastapi import FastAPI, Request

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink



class Full(Exception):
    pass


@app.middleware("http")
async def door(request: Request, call_next):
    global inside
    if inside >= ROOM:
        raise Full("come again in a second")
    inside += 1
    try:
        return await call_next(request)
    finally:
        inside -= 1


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
