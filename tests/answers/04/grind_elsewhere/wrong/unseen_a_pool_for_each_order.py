# diagnosis: pool-per-order
# cause: the pool is made in the endpoint, so each order starts a process anew
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(1)
    try:
        return await loop.run_in_executor(pool, grind, order)
    finally:
        pool.shutdown(wait=False)


@app.get("/ping")
async def ping():
    return "pong"
