# diagnosis: thread-shares-gil
# cause: the beans are ground in a thread of the same process, which shares the GIL with the loop, and not by another process
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
