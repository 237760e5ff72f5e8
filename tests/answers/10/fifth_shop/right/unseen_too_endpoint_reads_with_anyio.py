# exercise: fifth_shop
import asyncio
import time

import anyio.to_thread
from fastapi import FastAPI

app = FastAPI()
points = {"7": 12, "8": 3}


def read_points(card):
    time.sleep(0.3)  # the old till: slow, and there is no other
    return points.get(card, 0)


@app.get("/latte")
async def latte(card: str = "8"):
    found = await anyio.to_thread.run_sync(read_points, card)
    await asyncio.sleep(0.05)
    if found >= 10:
        return "for free"
    return "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
