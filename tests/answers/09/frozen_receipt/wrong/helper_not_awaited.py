# diagnosis: pool-not-awaited
# cause: the pool's coroutine is not awaited, and it has the append in it
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
    run_in_threadpool(use_printer, order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
