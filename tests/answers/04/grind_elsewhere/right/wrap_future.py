# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(max_workers=4)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.wrap_future(pool.submit(grind, order))


@app.get("/ping")
async def ping():
    return "pong"
