# diagnosis: run-inside-loop
# cause: asyncio.run in the endpoint
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return asyncio.run(run_in_process(grind, order))


@app.get("/ping")
async def ping():
    return "pong"
