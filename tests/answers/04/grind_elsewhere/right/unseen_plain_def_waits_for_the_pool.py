# exercise: grind_elsewhere
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
mills = ProcessPoolExecutor(max_workers=2)


@app.get("/beans/{order}")
def beans(order: int):  # in a thread, which only waits
    return mills.submit(grind, order).result()


@app.get("/ping")
async def ping():
    return "pong"
