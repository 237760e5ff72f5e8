# diagnosis: value-per-worker
# cause: each worker makes a Value of its own
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing
from multiprocessing import Value

from fastapi import FastAPI

app = FastAPI()
day = Value("i", 0)


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with day.get_lock():
        day.value += cups


@app.get("/sold")
async def sold() -> int:
    return day.value
