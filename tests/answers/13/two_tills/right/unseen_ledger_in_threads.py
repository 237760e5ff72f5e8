# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI


def ask(sql, *values):
    with closing(sqlite3.connect("sales.db", timeout=30, isolation_level=None)) as db:
        return db.execute(sql, values).fetchall()


ask("CREATE TABLE IF NOT EXISTS sales (cups INTEGER NOT NULL)")
app = FastAPI()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(ask, "INSERT INTO sales VALUES (?)", cups)


@app.get("/sold")
async def sold() -> int:
    [(total,)] = await asyncio.to_thread(ask, "SELECT coalesce(sum(cups), 0) FROM sales")
    return total
