# diagnosis: one-at-a-time
# cause: a pool of one process: pings are free, but the second order waits for the first where two cores could grind side by side
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor(max_workers=1)


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(mills, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
