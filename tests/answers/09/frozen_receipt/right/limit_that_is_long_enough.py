# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


def drive(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


async def print_receipt(order):
    for patience in (2, None):  # printers jam: then try once more
        try:
            await asyncio.wait_for(asyncio.to_thread(drive, order), patience)
            break
        except TimeoutError:
            continue


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
