# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor()


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_event_loop()
    ground = await loop.run_in_executor(pool, grind, order)
    return ground


@app.get("/ping")
async def ping():
    return "pong"
