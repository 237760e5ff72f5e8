# diagnosis: noted-before-printed
# cause: the endpoint notes the number, and the printer begins after the answer
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []



@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    printed.append(order)
    tasks.add_task(time.sleep, 0.3)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
