# diagnosis: one-breath
# cause: inline between two sleeps
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    await asyncio.sleep(0.01)
    ground = grind(order)
    await asyncio.sleep(0.01)
    return ground


@app.get("/ping")
async def ping():
    return "pong"
