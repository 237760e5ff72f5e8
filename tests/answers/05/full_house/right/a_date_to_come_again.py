# exercise: full_house
import asyncio
from email.utils import formatdate
from time import time
from types import SimpleNamespace

from fastapi import FastAPI, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
state = SimpleNamespace(inside=0)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


class Full(Exception):
    pass


@app.exception_handler(Full)
async def full(request, error):
    again = formatdate(time() + 5, usegmt=True)
    return Response("Come again later.", status_code=503, headers={"Retry-After": again})


@app.get("/order/{drink}")
async def order(drink: str):
    state.inside += 1
    try:
        if state.inside > ROOM:
            raise Full
        return await make(drink)
    finally:
        state.inside -= 1
