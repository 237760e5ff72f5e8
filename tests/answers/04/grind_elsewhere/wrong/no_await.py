# diagnosis: not-awaited
# cause: run_in_process without await
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return run_in_process(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
