# diagnosis: thread-shares-gil
# cause: anyio's threads
# exercise: grind_elsewhere
from fastapi import FastAPI
import anyio

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await anyio.to_thread.run_sync(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
