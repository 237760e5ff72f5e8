# diagnosis: lock-per-process
# cause: cures the lost update within a till by adding after the receipt, but the sum still lies in the memory of each process
# exercise: two_tills
import asyncio

from fastapi import FastAPI

app = FastAPI()
day = {"cups": 0}
lock = asyncio.Lock()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    async with lock:
        day["cups"] += cups


@app.get("/sold")
async def sold() -> int:
    return day["cups"]
