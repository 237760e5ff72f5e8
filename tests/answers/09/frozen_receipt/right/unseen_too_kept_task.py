# exercise: frozen_receipt
import asyncio
import time

from fastapi import FastAPI

app = FastAPI()
printed = []


printing = set()


async def print_receipt(order):
    await asyncio.to_thread(time.sleep, 0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int):
    task = asyncio.create_task(print_receipt(order))
    printing.add(task)
    task.add_done_callback(printing.discard)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
