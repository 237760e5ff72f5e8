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


async def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    return await asyncio.to_thread(print_receipt, "latte")
