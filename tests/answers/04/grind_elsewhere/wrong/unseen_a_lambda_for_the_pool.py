# diagnosis: can-not-travel
# cause: a lambda can't be pickled for another process, so each order ends in an error
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(mills, lambda: grind(order))


@app.get("/ping")
async def ping():
    return "pong"
