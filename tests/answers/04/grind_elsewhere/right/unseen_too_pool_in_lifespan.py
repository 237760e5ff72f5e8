# exercise: grind_elsewhere
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from coffeeshop.mill import grind


@asynccontextmanager
async def lifespan(app):
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=context) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/beans/{order}")
async def beans(order: int, request: Request):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(request.app.state.pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
