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


async def card_of(card: str = "8"):
    return card


@app.get("/latte")
async def latte(card: str = Depends(card_of)):
    free = await asyncio.to_thread(read_points, card) >= 10
    await asyncio.sleep(0.05)
    return "for free" if free else "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
