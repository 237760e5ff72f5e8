# diagnosis: contextvar
# cause: each request has a context of its own
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing
from contextvars import ContextVar

from fastapi import FastAPI

app = FastAPI()
day = ContextVar("day", default=0)


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    day.set(day.get() + cups)


@app.get("/sold")
async def sold() -> int:
    return day.get()
