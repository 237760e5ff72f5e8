# diagnosis: can-not-travel
# cause: a function of the cell to a pool of one's own
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


def grind_well(order):
    return grind(order)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(pool, grind_well, order)


@app.get("/ping")
async def ping():
    return "pong"
