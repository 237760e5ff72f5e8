# diagnosis: coroutine-in-thread
# cause: hands the async print_receipt to the threadpool, where calling it only makes a coroutine that nobody awaits, so no receipt is printed
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def print_receipt(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(run_in_threadpool, print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
