# diagnosis: other-receipt
# cause: the loop of tries does not end after a try that went well, so it prints twice
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def print_receipt(order):
    for _ in range(2):
        try:
            await run_in_threadpool(time.sleep, 0.3)
            printed.append(order)
        except OSError:
            continue


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
