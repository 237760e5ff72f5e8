# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def drive(order):
    await asyncio.sleep(0.3)  # the driver that can be awaited, and given up
    printed.append(order)


async def print_receipt(order):
    try:
        await asyncio.wait_for(drive(order), 0.15)
    except TimeoutError:
        await drive(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
