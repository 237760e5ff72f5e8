# diagnosis: other-thread
# cause: a connection of the main thread, used by helpers
# exercise: two_tills
import asyncio
import sqlite3
import time
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = sqlite3.connect("day.db", isolation_level=None)
day.execute("CREATE TABLE IF NOT EXISTS sales (cups INTEGER)")


@app.post("/sell/{cups}")
def sell(cups: int):
    time.sleep(0.1)  # the receipt
    day.execute("INSERT INTO sales VALUES (?)", [cups])


@app.get("/sold")
def sold() -> int:
    return day.execute("SELECT coalesce(sum(cups), 0) FROM sales").fetchone()[0]
