# exercise: grind_elsewhere
import asyncio
import os
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(max(2, os.cpu_count() or 1))


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.wrap_future(pool.submit(grind, order))


@app.get("/ping")
async def ping():
    return "pong"
