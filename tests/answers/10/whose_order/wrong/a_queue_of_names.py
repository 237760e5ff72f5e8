# diagnosis: names-swapped
# cause: names in a queue beside the orders, which overtake each other
# exercise: whose_order
import asyncio
import random
import time
from collections import deque
from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")
names = deque()


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    names.append(name)
    await asyncio.sleep(random.uniform(0, 0.1))


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    customer.set(names.popleft())
    return await asyncio.to_thread(print_receipt, "latte")
