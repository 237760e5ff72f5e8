# diagnosis: printed-beside
# cause: the wait for the executor is given up twice, and each of the three threads prints on
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


def drive(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


async def print_receipt(order):
    loop = asyncio.get_running_loop()
    for _ in range(3):
        job = loop.run_in_executor(None, drive, order)
        done, _ = await asyncio.wait([job], timeout=0.1)
        if done:
            break


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
