# diagnosis: thread-joined
# cause: the loop waits for the thread
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


import threading


async def print_receipt(order):
    printer = threading.Thread(target=time.sleep, args=(0.3,))
    printer.start()
    printer.join()
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
