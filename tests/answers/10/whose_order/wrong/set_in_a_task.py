# diagnosis: set-in-task
# cause: a task sets it in its own copy
# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def remember(name):
    customer.set(name)


async def who(name: str):
    await asyncio.create_task(remember(name))


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    return await asyncio.to_thread(print_receipt, "latte")
