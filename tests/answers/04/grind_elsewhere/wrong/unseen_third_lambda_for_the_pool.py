# diagnosis: can-not-travel
# cause: hands the pool a lambda, which cannot be pickled for another process, so every order ends in a 500
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor()


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(mills, lambda: grind(order))


@app.get("/ping")
async def ping():
    return "pong"
