# diagnosis: per-process
# cause: mends the addition within one process, but the sum stays in memory, of which each worker has its own
# exercise: two_tills
import asyncio

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
