# diagnosis: awaited-work
# cause: a task of an async def that computes
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


async def grinding(order):
    return grind(order)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.create_task(grinding(order))


@app.get("/ping")
async def ping():
    return "pong"
