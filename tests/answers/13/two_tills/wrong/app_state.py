# diagnosis: per-process
# cause: app.state is an attribute of an object in memory
# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
app.state.cups = 0


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    app.state.cups += cups


@app.get("/sold")
async def sold() -> int:
    return app.state.cups
