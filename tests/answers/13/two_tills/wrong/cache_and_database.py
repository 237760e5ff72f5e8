# diagnosis: per-process
# cause: the sum is kept in memory, the file is only written
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def book():
    return closing(sqlite3.connect("day.db", isolation_level=None))


with book() as day:
    day.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    day.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")
    known = {"cups": day.execute("SELECT cups FROM day").fetchone()[0]}


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    known["cups"] += cups
    with book() as day:
        day.execute("UPDATE day SET cups = ?", [known["cups"]])


@app.get("/sold")
async def sold() -> int:
    return known["cups"]
