# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from fastapi import FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


@app.middleware("http")
async def who(request, call_next):
    customer.set(request.query_params["name"])
    return await call_next(request)


@app.get("/latte")
async def latte():
    await asyncio.sleep(0.05)  # the milk
    return await asyncio.to_thread(print_receipt, "latte")
