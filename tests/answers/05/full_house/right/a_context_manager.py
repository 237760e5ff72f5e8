# exercise: full_house
import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
orders = set()


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@asynccontextmanager
async def place():
    if len(orders) >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    ticket = object()
    orders.add(ticket)
    try:
        yield
    finally:
        orders.discard(ticket)


@app.get("/order/{drink}")
async def order(drink: str):
    async with place():
        return await make(drink)
