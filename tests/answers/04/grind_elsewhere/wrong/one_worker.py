# diagnosis: one-at-a-time
# cause: a pool of one process
# cores: 2
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(1)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
