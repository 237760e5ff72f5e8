# exercise: full_house
import asyncio

from fastapi import FastAPI, Request, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.middleware("http")
async def door(request: Request, call_next):
    global inside
    if inside >= ROOM:
        return Response("full", 503, {"Retry-After": "1"})
    inside += 1
    try:
        return await call_next(request)
    finally:
        inside -= 1


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
