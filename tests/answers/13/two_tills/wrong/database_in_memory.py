# diagnosis: memory-database
# cause: a database in memory is in one process's memory
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()

day = sqlite3.connect(":memory:", isolation_level=None)
day.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
day.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    day.execute("UPDATE day SET cups = cups + ?", [cups])


@app.get("/sold")
async def sold() -> int:
    return day.execute("SELECT cups FROM day").fetchone()[0]
