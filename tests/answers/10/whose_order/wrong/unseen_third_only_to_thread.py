# diagnosis: set-in-thread
# cause: takes the context along, but the plain def dependency sets the name in a thread's copy of the context, so there is no name in it
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


def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    return await asyncio.to_thread(print_receipt, "latte")
