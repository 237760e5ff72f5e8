# diagnosis: one-context-for-all
# cause: one copied context is shared by all orders, so overlapping orders overwrite each other's name in it, and two helpers cannot enter it at once (RuntimeError)
# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar, copy_context

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")
receipts = copy_context()  # the helpers print in here


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    receipts.run(customer.set, name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, receipts.run, print_receipt, "latte")
