# exercise: full_house
import asyncio
from typing import Annotated

from anyio import CapacityLimiter, WouldBlock
from fastapi import Depends, FastAPI, HTTPException


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


limiter = CapacityLimiter(ROOM)


async def place():
    ticket = object()
    try:
        limiter.acquire_on_behalf_of_nowait(ticket)
    except WouldBlock:
        raise HTTPException(503, "We are full.", {"Retry-After": "1"}) from None
    try:
        yield
    finally:
        limiter.release_on_behalf_of(ticket)


@app.get("/order/{drink}")
async def order(drink: str, _: Annotated[None, Depends(place)]):
    return await make(drink)
