# diagnosis: copied-too-late
# cause: copy_context is called inside the lambda, so it copies the helper's own context, in which no name was ever set, and every receipt says nobody
# exercise: whose_order
import asyncio
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
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: copy_context().run(print_receipt, "latte"))
