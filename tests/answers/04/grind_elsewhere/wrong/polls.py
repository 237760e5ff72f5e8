# diagnosis: polling
# cause: asks at every turn of the loop
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    job = pool.submit(grind, order)
    while not job.done():
        await asyncio.sleep(0)
    return job.result()


@app.get("/ping")
async def ping():
    return "pong"
