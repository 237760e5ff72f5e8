# diagnosis: pool-not-awaited
# cause: forgets the await before to_thread, so a coroutine is compared with 10 and every order ends in a 500
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


async def loyal(card: str = "8"):
    found = asyncio.to_thread(read_points, card)
    return found >= 10


@app.get("/latte")
async def latte(free: bool = Depends(loyal)):
    await asyncio.sleep(0.05)
    return "for free" if free else "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
