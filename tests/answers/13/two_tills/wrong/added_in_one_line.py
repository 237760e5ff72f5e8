# diagnosis: per-process
# cause: no await in between, and still a dict in memory
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    day["cups"] += cups


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
