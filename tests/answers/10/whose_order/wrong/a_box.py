# diagnosis: global-shared
# cause: an object of the module in place of the context variable
# exercise: whose_order
import asyncio
import time

from fastapi import Depends, FastAPI

app = FastAPI()
class Box:
    name = "nobody"

    def set(self, name):
        self.name = name

    def get(self):
        return self.name


customer = Box()


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
