# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from fastapi import Depends, FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@cache
def grinders():
    return ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int, pool=Depends(grinders)):
    return await asyncio.get_running_loop().run_in_executor(pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
