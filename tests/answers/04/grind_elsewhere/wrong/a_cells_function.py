# diagnosis: can-not-travel
# cause: a function of the cell
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


def grind_well(order):
    return grind(order)


@app.get("/beans/{order}")
async def beans(order: int):
    return await run_in_process(grind_well, order)


@app.get("/ping")
async def ping():
    return "pong"
