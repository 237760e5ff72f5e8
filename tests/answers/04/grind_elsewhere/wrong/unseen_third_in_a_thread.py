# diagnosis: thread-shares-gil
# cause: has the beans ground in a thread of the same process, so the orders share one interpreter lock with the pings and are not ground side by side
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.to_thread(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
