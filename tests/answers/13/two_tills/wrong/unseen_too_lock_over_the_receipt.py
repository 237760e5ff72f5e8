# diagnosis: one-by-one
# cause: the lock is held for the receipt as well, so the sums are right but a till's customers have their receipts printed one after the other
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


def add(cups):
    with book() as db, db:
        db.execute("update day set cups = cups + ?", (cups,))


@app.post("/sell/{cups}")
async def sell(cups: int):
    async with lock:
        await asyncio.sleep(0.1)  # the receipt
        await asyncio.to_thread(add, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
