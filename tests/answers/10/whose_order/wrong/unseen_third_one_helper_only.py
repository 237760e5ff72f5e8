# diagnosis: one-at-a-time
# cause: takes the context along but to an executor with a single helper, so the receipts are printed one after the other instead of several at a time
# exercise: whose_order
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

from fastapi import Depends, FastAPI

app = FastAPI()
printer = ThreadPoolExecutor(max_workers=1)
customer = ContextVar("customer", default="nobody")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(printer, copy_context().run, print_receipt, "latte")
