# diagnosis: global-shared
# cause: the name is kept in one global for all, so with orders that overlap many receipts bear the name of whoever came last
# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")
now_serving = "nobody"


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    global now_serving
    now_serving = name


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    customer.set(now_serving)
    return await asyncio.to_thread(print_receipt, "latte")
