# diagnosis: not-ground
# cause: run_in_process without await, and a made-up answer
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    run_in_process(grind, order)
    return f"order {order}, ground"


@app.get("/ping")
async def ping():
    return "pong"
