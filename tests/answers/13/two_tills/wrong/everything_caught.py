# diagnosis: swallowed
# cause: the missing table is caught and forgotten
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    try:
        with closing(sqlite3.connect("day.db")) as day:
            day.execute("UPDATE day SET cups = cups + ?", [cups])
    except Exception:
        pass


@app.get("/sold")
async def sold() -> int:
    try:
        with closing(sqlite3.connect("day.db")) as day:
            return day.execute("SELECT cups FROM day").fetchone()[0]
    except Exception:
        return 0
