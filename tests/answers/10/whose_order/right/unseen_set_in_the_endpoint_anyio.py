# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from anyio import to_thread
from fastapi import FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


@app.get("/latte")
async def latte(name: str):
    customer.set(name)
    await asyncio.sleep(0.05)  # the milk
    return await to_thread.run_sync(print_receipt, "latte")
