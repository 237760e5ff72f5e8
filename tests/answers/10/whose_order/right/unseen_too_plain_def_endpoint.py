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


async def milk():
    await asyncio.sleep(0.05)


@app.get("/latte", dependencies=[Depends(who), Depends(milk)])
def latte():
    return print_receipt("latte")
