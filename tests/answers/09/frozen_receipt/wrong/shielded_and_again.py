# diagnosis: printed-beside
# cause: the first try is shielded from its limit, so it prints on beside the second
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def drive(order):
    await asyncio.sleep(0.3)  # the printer
    printed.append(order)


async def print_receipt(order):
    first = asyncio.create_task(drive(order))
    try:
        await asyncio.wait_for(asyncio.shield(first), 0.15)
    except TimeoutError:
        await drive(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
