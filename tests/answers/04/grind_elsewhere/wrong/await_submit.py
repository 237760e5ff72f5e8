# diagnosis: await-submit
# cause: awaits a concurrent future
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    return await pool.submit(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
