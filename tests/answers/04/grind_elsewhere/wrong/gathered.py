# diagnosis: awaited-work
# cause: gather of an async def that computes
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


async def grinding(order):
    return grind(order)


@app.get("/beans/{order}")
async def beans(order: int):
    (ground,) = await asyncio.gather(grinding(order))
    return ground


@app.get("/ping")
async def ping():
    return "pong"
