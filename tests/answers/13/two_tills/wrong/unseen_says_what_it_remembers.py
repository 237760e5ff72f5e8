# diagnosis: per-process
# cause: the sale is added in SQLite rightly, but /sold answers from a copy that each till renews only at its own sales, so the tills say different sums
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}


def book():
    db = sqlite3.connect("day.db", timeout=30)
    db.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    return db


with closing(book()) as db, db:
    db.execute("INSERT OR IGNORE INTO day VALUES (1, 0)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with closing(book()) as db, db:
        db.execute("UPDATE day SET cups = cups + ?", (cups,))
        day["cups"] = db.execute("SELECT cups FROM day").fetchone()[0]


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
