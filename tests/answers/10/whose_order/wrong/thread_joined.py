# diagnosis: thread-joined
# cause: the loop waits for the thread
# exercise: whose_order
import asyncio
import threading
import time
from contextvars import ContextVar, copy_context

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
    work = copy_context()
    thread = threading.Thread(target=lambda: printed.append(work.run(print_receipt, "latte")))
    thread.start()
    thread.join()
    return printed[0]
