# diagnosis: waited-on-loop
# cause: polls with time.sleep
# exercise: grind_elsewhere
import time
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    job = pool.submit(grind, order)
    while not job.done():
        time.sleep(0.005)
    return job.result()


@app.get("/ping")
async def ping():
    return "pong"
