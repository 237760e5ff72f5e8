# diagnosis: printed-on-loop
# cause: prints in the endpoint itself: the names are right, but no helper prints and the loop is held for each receipt
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
    return print_receipt("latte")
