# diagnosis: no-table
# cause: nobody makes the table
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def book():
    return closing(sqlite3.connect("day.db", isolation_level=None))


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with book() as day:
        day.execute("UPDATE day SET cups = cups + ?", [cups])


@app.get("/sold")
async def sold() -> int:
    with book() as day:
        return day.execute("SELECT cups FROM day").fetchone()[0]
