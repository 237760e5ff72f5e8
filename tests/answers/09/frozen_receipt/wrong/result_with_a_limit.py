# diagnosis: printed-beside
# cause: result(timeout=...) gives up the wait in the helper, and the first thread prints on beside the second
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []
from concurrent.futures import ThreadPoolExecutor, TimeoutError  # noqa: A004, E402

printers = ThreadPoolExecutor(2)


def drive(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


def print_receipt(order):
    try:
        printers.submit(drive, order).result(timeout=0.2)
    except TimeoutError:
        printers.submit(drive, order).result()


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
