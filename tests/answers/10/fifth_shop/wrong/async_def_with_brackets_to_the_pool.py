# diagnosis: called-before-pool
# cause: the pool is given a coroutine, which it cannot call
# exercise: fifth_shop
import asyncio
import time

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
points = {"7": 12, "8": 3}


def read_points(card):
    time.sleep(0.3)  # the old till: slow, and there is no other
    return points.get(card, 0)


async def is_loyal(card):
    return read_points(card) >= 10


async def loyal(card: str = "8"):
    return await run_in_threadpool(is_loyal(card))


@app.get("/latte")
async def latte(free: bool = Depends(loyal)):
    await asyncio.sleep(0.05)
    return "for free" if free else "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
