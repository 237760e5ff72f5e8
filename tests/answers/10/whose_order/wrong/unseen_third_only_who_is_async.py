# diagnosis: executor-loses
# cause: the name is now set on the loop, but run_in_executor does not take the context along, so the helper still prints nobody
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
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, print_receipt, "latte")
