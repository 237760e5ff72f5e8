# diagnosis: one-at-a-time
# cause: a lock around the printing, for fear that names mix: helpers print one after the other, and not several at a time
# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")
printer = asyncio.Lock()  # so that no two names get mixed up


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    async with printer:
        return await asyncio.to_thread(print_receipt, "latte")
