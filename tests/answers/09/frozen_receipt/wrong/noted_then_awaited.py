# diagnosis: noted-before-printed
# cause: a kept task notes the number and waits for the printer after that
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []
kept = set()


async def print_receipt(order):
    printed.append(order)
    await asyncio.to_thread(time.sleep, 0.3)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    task = asyncio.create_task(print_receipt(order))
    kept.add(task)
    task.add_done_callback(kept.discard)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
