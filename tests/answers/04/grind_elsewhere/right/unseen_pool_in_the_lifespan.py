# exercise: grind_elsewhere
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from coffeeshop.mill import grind


@asynccontextmanager
async def lifespan(app):
    pool = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))
    app.state.mills = pool
    try:
        yield
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


app = FastAPI(lifespan=lifespan)


@app.get("/beans/{order}")
async def beans(order: int, request: Request):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(request.app.state.mills, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
