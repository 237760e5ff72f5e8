# diagnosis: called-before-pool
# cause: a function of one's own is called in place of being handed over
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


def use_printer(order):
    time.sleep(0.3)
    printed.append(order)


async def print_receipt(order):
    await run_in_threadpool(
        use_printer(order),
    )


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
