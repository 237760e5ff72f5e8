# diagnosis: left-running
# cause: submitted and forgotten
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    pool.submit(grind, order)
    return "soon"


@app.get("/ping")
async def ping():
    return "pong"
