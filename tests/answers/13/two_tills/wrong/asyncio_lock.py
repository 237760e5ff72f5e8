# diagnosis: lock-per-process
# cause: a lock in each process, around a dict in each process
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}
key = asyncio.Lock()


@app.post("/sell/{cups}")
async def sell(cups: int):
    async with key:
        before = day["cups"]
        await asyncio.sleep(0.1)  # the receipt
        day["cups"] = before + cups


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
