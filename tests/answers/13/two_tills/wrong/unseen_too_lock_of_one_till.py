# diagnosis: read-then-write
# cause: an asyncio.Lock guards the reading and writing back, but it holds only within one process, so the two tills still overwrite each other's sales
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
lock = asyncio.Lock()


def book():
    return closing(sqlite3.connect("day.db", timeout=30))


with book() as db, db:
    db.execute("create table if not exists day (id integer primary key, cups integer)")
    db.execute("insert or ignore into day values (1, 0)")


def total():
    with book() as db:
        return db.execute("select cups from day").fetchone()[0]


def write(cups):
    with book() as db, db:
        db.execute("update day set cups = ?", (cups,))


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    async with lock:
        before = await asyncio.to_thread(total)
        await asyncio.to_thread(write, before + cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
