# diagnosis: holds-the-loop
# cause: a blocking receipt in async def
# exercise: two_tills
import asyncio
import sqlite3
import time
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
def book():
    return closing(sqlite3.connect("day.db", isolation_level=None))


with book() as day:
    day.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    day.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    time.sleep(0.1)  # the receipt
    with book() as day:
        day.execute("UPDATE day SET cups = cups + ?", [cups])


@app.get("/sold")
async def sold() -> int:
    with book() as day:
        return day.execute("SELECT cups FROM day").fetchone()[0]
