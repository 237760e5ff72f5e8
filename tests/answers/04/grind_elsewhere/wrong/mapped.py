# diagnosis: waited-on-loop
# cause: pool.map on the loop
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    return list(pool.map(grind, [order]))[0]


@app.get("/ping")
async def ping():
    return "pong"
