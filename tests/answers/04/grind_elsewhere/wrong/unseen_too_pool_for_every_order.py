# diagnosis: pool-per-order
# cause: the pool is made inside the endpoint, so a process is started anew for each order
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(max_workers=1)
    try:
        return await loop.run_in_executor(pool, grind, order)
    finally:
        pool.shutdown(wait=False)


@app.get("/ping")
async def ping():
    return "pong"
