# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = sqlite3.connect("day.db", isolation_level=None, timeout=10)
day.execute("CREATE TABLE IF NOT EXISTS sales (cups INTEGER)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    day.execute("INSERT INTO sales VALUES (?)", [cups])


@app.get("/sold")
async def sold() -> int:
    return day.execute("SELECT coalesce(sum(cups), 0) FROM sales").fetchone()[0]
