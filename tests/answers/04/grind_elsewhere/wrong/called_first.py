# diagnosis: called-before-pool
# cause: grind(order) is called, its text handed over
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await run_in_process(grind(order))


@app.get("/ping")
async def ping():
    return "pong"
