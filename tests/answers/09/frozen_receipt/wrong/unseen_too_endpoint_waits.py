# diagnosis: customer-waits
# cause: the endpoint itself waits for the printer in the thread, so the customer is thanked only after 0.3 s, when the receipt is printed
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


def print_receipt(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int):
    await run_in_threadpool(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
