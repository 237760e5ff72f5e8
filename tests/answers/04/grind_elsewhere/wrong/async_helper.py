# diagnosis: awaited-work
# cause: an async def around the work, awaited
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


async def grind_async(order):
    return grind(order)


@app.get("/beans/{order}")
async def beans(order: int):
    return await grind_async(order)


@app.get("/ping")
async def ping():
    return "pong"
