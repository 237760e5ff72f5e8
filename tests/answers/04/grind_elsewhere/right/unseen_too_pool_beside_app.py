# exercise: grind_elsewhere
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@app.get("/beans/{order}")
def beans(order: int):
    # a plain def: this thread waits, the loop does not
    return mills.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
