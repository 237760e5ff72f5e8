# diagnosis: printed-beside
# cause: a timeout does not stop the thread, so the try that was given up prints on beside the second one and the number is in printed twice
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
    for patience in (0.2, None):  # printers jam: try once more
        try:
            async with asyncio.timeout(patience):
                await asyncio.to_thread(drive, order)
            return
        except TimeoutError:
            continue


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
