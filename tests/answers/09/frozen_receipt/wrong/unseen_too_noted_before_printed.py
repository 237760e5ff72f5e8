# diagnosis: noted-before-printed
# cause: the number is noted before the printer has run, so it is in printed 0.3 s before there is a receipt
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


def print_receipt(order):
    printed.append(order)
    time.sleep(0.3)  # the printer


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
