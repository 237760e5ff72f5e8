# diagnosis: waited-on-loop
# cause: waits for the other process with Future.result(), which blocks, so the loop is held although the beans are ground elsewhere
# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor()


@app.get("/beans/{order}")
async def beans(order: int):
    return mills.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
