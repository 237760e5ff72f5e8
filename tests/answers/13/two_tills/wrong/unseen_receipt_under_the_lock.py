# diagnosis: one-by-one
# cause: the receipt is printed under the till's lock, so a till's customers have theirs printed one after the other and not side by side
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
printer = asyncio.Lock()


def book():
    db = sqlite3.connect("day.db", timeout=30)
    db.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    return db


with closing(book()) as db, db:
    db.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    async with printer:
        await asyncio.sleep(0.1)  # the receipt
        with closing(book()) as db, db:
            db.execute("UPDATE day SET cups = cups + ?", (cups,))


@app.get("/sold")
async def sold() -> int:
    with closing(book()) as db:
        return db.execute("SELECT cups FROM day").fetchone()[0]
