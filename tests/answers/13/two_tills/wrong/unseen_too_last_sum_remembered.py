# diagnosis: per-process
# cause: the file has the right sum, but /sold answers with the sum of this till's own last sale, so a till that did not sell last says an older one
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}


def book():
    return closing(sqlite3.connect("day.db", timeout=30))


with book() as db, db:
    db.execute("create table if not exists day (id integer primary key, cups integer)")
    db.execute("insert or ignore into day values (1, 0)")


def add(cups):
    with book() as db, db:
        sql = "update day set cups = cups + ? returning cups"
        return db.execute(sql, (cups,)).fetchone()[0]


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    day["cups"] = add(cups)


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
