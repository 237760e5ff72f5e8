# diagnosis: one-at-a-time
# cause: the pool has a single process, so two orders are ground one after the other even where there are two cores
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mill = ProcessPoolExecutor(max_workers=1)


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(mill, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
