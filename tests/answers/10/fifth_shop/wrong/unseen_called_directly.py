# diagnosis: called-directly
# cause: loyal is a plain def now, but the endpoint calls it itself instead of through Depends, so it runs on the loop and not in the threadpool.
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


def loyal(card: str = "8"):
    found = read_points(card)
    return found >= 10


@app.get("/latte")
async def latte(card: str = "8"):
    free = loyal(card)
    await asyncio.sleep(0.05)
    return "for free" if free else "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
