# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def book():
    return closing(sqlite3.connect("day.db", timeout=30))


with book() as db, db:
    db.execute("create table if not exists day (id integer primary key check (id = 1), cups integer)")
    db.execute("insert or ignore into day values (1, 0)")


def add(cups):
    with book() as db, db:  # the inner one commits
        db.execute("update day set cups = cups + ?", (cups,))


def total():
    with book() as db:
        return db.execute("select cups from day").fetchone()[0]


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(add, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
