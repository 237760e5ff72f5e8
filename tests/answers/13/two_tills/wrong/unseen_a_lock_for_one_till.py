# diagnosis: read-then-write
# cause: reading and writing are guarded by an asyncio.Lock, which the other process does not see: between them the other till sells, and its cups are overwritten
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
lock = asyncio.Lock()


def book():
    db = sqlite3.connect("day.db", timeout=30)
    db.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    return db


with closing(book()) as db, db:
    db.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


def read():
    with closing(book()) as db:
        return db.execute("SELECT cups FROM day").fetchone()[0]


def write(cups):
    with closing(book()) as db, db:
        db.execute("UPDATE day SET cups = ?", (cups,))


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    async with lock:
        before = await asyncio.to_thread(read)
        await asyncio.to_thread(write, before + cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(read)
