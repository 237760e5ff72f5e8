# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
def beans(order: int):
    return pool.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
