# diagnosis: thread-shares-gil
# cause: the wrong pool of concurrent.futures
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ThreadPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
