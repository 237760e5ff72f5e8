# diagnosis: per-process
# cause: an in-memory database with cache=shared is shared only by the connections of one process, so each till has a sum of its own
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def connect():
    return sqlite3.connect("file:day?mode=memory&cache=shared", uri=True)


keep = connect()  # the database lives as long as one connection does
with keep:
    keep.execute("create table if not exists day (id integer primary key, cups integer)")
    keep.execute("insert or ignore into day values (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with closing(connect()) as db, db:
        db.execute("update day set cups = cups + ?", (cups,))


@app.get("/sold")
async def sold() -> int:
    with closing(connect()) as db:
        return db.execute("select cups from day").fetchone()[0]
