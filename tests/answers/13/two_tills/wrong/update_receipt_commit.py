# diagnosis: transaction-across-await
# cause: the commit comes after the receipt
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def book():
    return closing(sqlite3.connect("day.db"))


with book() as day:
    day.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    day.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")
    day.commit()


@app.post("/sell/{cups}")
async def sell(cups: int):
    with book() as day:
        day.execute("UPDATE day SET cups = cups + ?", [cups])
        await asyncio.sleep(0.1)  # the receipt
        day.commit()


@app.get("/sold")
async def sold() -> int:
    with book() as day:
        return day.execute("SELECT cups FROM day").fetchone()[0]
