# exercise: two_tills
import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

from fastapi import FastAPI

SALES = "CREATE TABLE IF NOT EXISTS sales (cups INTEGER NOT NULL)"


def note(cups):
    with closing(sqlite3.connect("sales.db", timeout=10)) as db, db:
        db.execute("INSERT INTO sales VALUES (?)", (cups,))


def total():
    with closing(sqlite3.connect("sales.db", timeout=10)) as db:
        return db.execute("SELECT COALESCE(SUM(cups), 0) FROM sales").fetchone()[0]


@asynccontextmanager
async def lifespan(app):
    with closing(sqlite3.connect("sales.db", timeout=10)) as db, db:
        db.execute(SALES)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(note, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
