# diagnosis: thread-shares-gil
# cause: run_in_threadpool
# exercise: grind_elsewhere
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await run_in_threadpool(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
