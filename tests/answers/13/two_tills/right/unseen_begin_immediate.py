# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def opened():
    db = sqlite3.connect("till.sqlite", timeout=20, isolation_level=None)
    db.execute("CREATE TABLE IF NOT EXISTS day (cups INTEGER)")
    return db


def read(db):
    row = db.execute("SELECT cups FROM day").fetchone()
    return 0 if row is None else row[0]


def add(cups):
    with closing(opened()) as db:
        db.execute("BEGIN IMMEDIATE")
        before = read(db)
        db.execute("DELETE FROM day")
        db.execute("INSERT INTO day VALUES (?)", (before + cups,))
        db.execute("COMMIT")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await run_in_threadpool(add, cups)


@app.get("/sold")
def sold() -> int:
    with closing(opened()) as db:
        return read(db)
