# diagnosis: coroutine-in-thread
# cause: a thread whose target is a coroutine function
# exercise: frozen_receipt
import asyncio
import threading
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def print_receipt(order):
    time.sleep(0.3)
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(threading.Thread(target=print_receipt, args=(order,)).start)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
