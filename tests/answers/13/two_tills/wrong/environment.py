# diagnosis: environment
# cause: an environment is a copy of the parent's
# exercise: two_tills
import asyncio
import os
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()
os.environ["CUPS"] = "0"


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    os.environ["CUPS"] = str(int(os.environ["CUPS"]) + cups)


@app.get("/sold")
async def sold() -> int:
    return int(os.environ["CUPS"])
