# diagnosis: waited-on-loop
# cause: multiprocessing.Pool.apply on the loop
# exercise: grind_elsewhere
import multiprocessing

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = None


@app.get("/beans/{order}")
async def beans(order: int):
    global pool
    if pool is None:
        pool = multiprocessing.Pool(2)
    return pool.apply(grind, (order,))


@app.get("/ping")
async def ping():
    return "pong"
