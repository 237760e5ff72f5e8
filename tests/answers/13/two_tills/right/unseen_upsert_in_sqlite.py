# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def book():
    book = sqlite3.connect("day.db", timeout=30)
    book.execute("CREATE TABLE IF NOT EXISTS day (id INTEGER PRIMARY KEY, cups INTEGER)")
    return book


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with closing(book()) as db, db:
        db.execute(
            "INSERT INTO day VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET cups = cups + excluded.cups",
            (cups,),
        )


@app.get("/sold")
async def sold() -> int:
    with closing(book()) as db:
        row = db.execute("SELECT cups FROM day WHERE id = 1").fetchone()
    return row[0] if row else 0
