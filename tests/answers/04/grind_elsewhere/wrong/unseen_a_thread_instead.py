# diagnosis: thread-shares-gil
# cause: a thread is no other process: it grinds under the same GIL, so pings are held up and two orders are not ground side by side
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
