# diagnosis: cache-per-process
# cause: a cache in memory
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing
from functools import lru_cache

from fastapi import FastAPI

app = FastAPI()
@lru_cache
def the_day():
    return {"cups": 0}


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    the_day()["cups"] += cups


@app.get("/sold")
async def sold() -> int:
    return the_day()["cups"]
