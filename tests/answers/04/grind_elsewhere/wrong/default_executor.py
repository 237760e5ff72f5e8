# diagnosis: thread-shares-gil
# cause: run_in_executor(None): threads
# exercise: grind_elsewhere
import asyncio

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(None, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
