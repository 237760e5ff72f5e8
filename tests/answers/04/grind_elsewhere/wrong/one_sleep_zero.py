# diagnosis: one-breath
# cause: inline, with one asyncio.sleep(0)
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    await asyncio.sleep(0)
    return grind(order)


@app.get("/ping")
async def ping():
    return "pong"
