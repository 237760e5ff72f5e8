# diagnosis: pool-per-order
# cause: opens a pool in the endpoint, so processes are started anew for each order
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


def grind_in_process(order):
    with ProcessPoolExecutor(max_workers=1) as mill:
        return mill.submit(grind, order).result()


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.to_thread(grind_in_process, order)


@app.get("/ping")
async def ping():
    return "pong"
