# exercise: frozen_receipt
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


printer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printer")


def print_now(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


async def print_receipt(order):
    await asyncio.get_running_loop().run_in_executor(printer, print_now, order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
