# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    job = asyncio.create_task(run_in_process(grind, order))
    return await job


@app.get("/ping")
async def ping():
    return "pong"
