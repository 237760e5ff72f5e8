# diagnosis: executor-loses
# cause: a plain thread begins with an empty context
# exercise: whose_order
import asyncio
import threading
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
    printed = []
    thread = threading.Thread(target=lambda: printed.append(print_receipt("latte")))
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.01)
    return printed[0]
