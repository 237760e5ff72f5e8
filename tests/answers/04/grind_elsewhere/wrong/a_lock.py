# diagnosis: one-at-a-time
# cause: a lock around it
# cores: 2
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()
key = asyncio.Lock()


@app.get("/beans/{order}")
async def beans(order: int):
    async with key:
        return await run_in_process(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
