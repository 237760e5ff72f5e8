# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def day():
    return closing(sqlite3.connect("day.db", timeout=10, isolation_level=None))


with day() as db:
    db.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER NOT NULL)")
    db.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with day() as db:
        db.execute("UPDATE day SET cups = cups + ? WHERE id = 1", (cups,))


@app.get("/sold")
async def sold() -> int:
    with day() as db:
        return db.execute("SELECT cups FROM day WHERE id = 1").fetchone()[0]
