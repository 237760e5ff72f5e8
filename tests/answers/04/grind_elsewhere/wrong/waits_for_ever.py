# diagnosis: no-answer
# cause: waits for what nobody sets
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    await asyncio.Event().wait()
    return grind(order)


@app.get("/ping")
async def ping():
    return "pong"
