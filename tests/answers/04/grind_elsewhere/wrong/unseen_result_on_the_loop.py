# diagnosis: waited-on-loop
# cause: another process grinds, but result() in the async def blocks until it is done and holds the loop
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    return mills.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
