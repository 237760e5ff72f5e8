# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


kept = set()


async def print_receipt(order):
    await asyncio.sleep(0.3)
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    task = asyncio.create_task(print_receipt(order))
    kept.add(task)
    task.add_done_callback(kept.discard)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
