# diagnosis: left-running
# cause: a task that nobody awaits
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()
jobs = []


@app.get("/beans/{order}")
async def beans(order: int):
    jobs.append(asyncio.create_task(run_in_process(grind, order)))
    return f"order {order}, ground"


@app.get("/ping")
async def ping():
    return "pong"
