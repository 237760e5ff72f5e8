# diagnosis: task-blocks-too
# cause: A task is taken for a thread: asyncio.create_task runs the blocking sleep on the same loop, which stands still as before.
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


running = set()


async def print_receipt(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int):
    task = asyncio.create_task(print_receipt(order))
    running.add(task)
    task.add_done_callback(running.discard)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
