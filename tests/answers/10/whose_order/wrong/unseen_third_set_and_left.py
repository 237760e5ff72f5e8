# diagnosis: name-left-behind
# cause: the helper sets the name itself and never resets it, so it still has the name in mind afterwards
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


def print_for(name, drink):
    customer.set(name)
    return print_receipt(drink)


@app.get("/latte")
async def latte(name: str):
    await asyncio.sleep(0.05)  # the milk
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, print_for, name, "latte")
