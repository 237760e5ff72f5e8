# diagnosis: can-not-travel
# cause: a function inside the endpoint
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    def job():
        return grind(order)

    return await asyncio.get_running_loop().run_in_executor(pool, job)


@app.get("/ping")
async def ping():
    return "pong"
