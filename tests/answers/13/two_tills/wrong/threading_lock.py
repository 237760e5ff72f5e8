# diagnosis: lock-per-process
# cause: the other lock is per process as well
# exercise: two_tills
import asyncio
import sqlite3
import threading
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}
key = threading.Lock()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with key:
        day["cups"] += cups


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
