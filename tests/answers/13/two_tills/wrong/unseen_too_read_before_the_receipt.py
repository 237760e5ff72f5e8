# diagnosis: across-await
# cause: the sum is in a database now, but it is read before the receipt and written back after it, so sales that overlap overwrite each other
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


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
    before = await asyncio.to_thread(total)
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(write, before + cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
