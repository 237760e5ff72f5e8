"""The shop with two tills, as it is given and as it may be mended."""

from __future__ import annotations

STARTER = """\
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}


@app.post("/sell/{cups}")
async def sell(cups: int):
    before = day["cups"]
    await asyncio.sleep(0.1)  # the receipt
    day["cups"] = before + cups


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
"""

SOLUTION = """\
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

from fastapi import FastAPI


def book():
    return closing(sqlite3.connect("day.db", isolation_level=None))


@asynccontextmanager
async def hours(app):
    with book() as day:
        day.execute("CREATE TABLE IF NOT EXISTS sales (cups INTEGER)")
    yield


app = FastAPI(lifespan=hours)


def add(cups):
    with book() as day:
        day.execute("INSERT INTO sales VALUES (?)", [cups])


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(add, cups)


@app.get("/sold")
def sold() -> int:
    with book() as day:
        return day.execute("SELECT coalesce(sum(cups), 0) FROM sales").fetchone()[0]
"""
