"""The five shops, as the learner reads them and as they are served."""

from __future__ import annotations

CODES = ("A", "B", "C", "D", "E")
MILK = 0.2  # seconds
CAME = 60  # customers at once
RATE = 30  # customers a second
MACHINES = 10
AT_ONCE = {
    "A": 1,
    "B": 40,
    "C": MACHINES,
    "D": CAME,
    "E": 4,
}  # how many of a crowd are made in the first round

PROGRAM = """\
import asyncio
import time

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI

app = FastAPI()
machines = asyncio.Semaphore(10)
four = CapacityLimiter(4)
MILK = 0.2


def heat():
    time.sleep(MILK)


@app.get("/a")
async def a():
    heat()


@app.get("/b")
def b():
    heat()


@app.get("/c")
async def c():
    async with machines:
        await asyncio.sleep(MILK)


@app.get("/d")
async def d():
    await asyncio.sleep(MILK)


@app.get("/e")
async def e():
    await to_thread.run_sync(heat, limiter=four)
"""
