"""The shop of Full house, as it is and as it should be."""

from __future__ import annotations

ROOM = 8

STARTER = f"""\
# exercise: full_house
import asyncio

from fastapi import FastAPI

app = FastAPI()
ROOM = {ROOM}  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{{drink}}")
async def order(drink: str):
    return await make(drink)
"""

LET_IN = """\
async def order(drink: str):
    return await make(drink)
"""

COUNTED = """\
async def order(drink: str):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
"""

SOLUTION = (
    STARTER.replace(LET_IN, COUNTED)
    .replace("import FastAPI\n", "import FastAPI, HTTPException\n")
    .replace("at once\n", "at once\ninside = 0\n")
)
