# diagnosis: thread-local
# cause: threading.local keeps one value for each thread
# exercise: whose_order
import asyncio
import threading
import time

from fastapi import Depends, FastAPI

app = FastAPI()
class Local(threading.local):
    name = "nobody"

    def set(self, name):
        self.name = name

    def get(self):
        return self.name


customer = Local()


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


async def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    return await asyncio.to_thread(print_receipt, "latte")
