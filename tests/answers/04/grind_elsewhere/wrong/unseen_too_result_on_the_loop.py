# diagnosis: waited-on-loop
# cause: another process grinds, but .result() in the async def waits for it on the loop, and no ping is answered meanwhile
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = ProcessPoolExecutor(max_workers=2)


@app.get("/beans/{order}")
async def beans(order: int):
    return pool.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
