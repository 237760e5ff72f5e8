# exercise: whose_order
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

from fastapi import FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")
helpers = ThreadPoolExecutor(max_workers=10, thread_name_prefix="helper")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


@app.get("/latte")
async def latte(name: str):
    customer.set(name)
    await asyncio.sleep(0.05)  # the milk
    context = copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(helpers, context.run, print_receipt, "latte")
