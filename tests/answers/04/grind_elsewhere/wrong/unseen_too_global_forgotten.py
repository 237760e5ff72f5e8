# diagnosis: thread-shares-gil
# cause: without 'global' the lifespan sets a local pool, the endpoint passes None, and run_in_executor takes its threads instead of processes
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI

from coffeeshop.mill import grind

pool = None


@asynccontextmanager
async def lifespan(app):
    pool = ProcessPoolExecutor(max_workers=2)
    yield
    pool.shutdown()


app = FastAPI(lifespan=lifespan)


@app.get("/beans/{order}")
async def beans(order: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
