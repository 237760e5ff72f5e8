# exercise: frozen_receipt
import time

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from starlette.background import BackgroundTask

app = FastAPI()
printed = []


async def print_receipt(order):
    await run_in_threadpool(time.sleep, 0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int):
    return JSONResponse("thank you", background=BackgroundTask(print_receipt, order))


@app.get("/ping")
async def ping():
    return "pong"
