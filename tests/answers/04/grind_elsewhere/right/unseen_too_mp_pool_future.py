# exercise: grind_elsewhere
import asyncio
import multiprocessing
from contextlib import asynccontextmanager

from fastapi import FastAPI

from coffeeshop.mill import grind

mills = {}


@asynccontextmanager
async def lifespan(app):
    with multiprocessing.get_context("spawn").Pool(processes=2) as pool:
        mills["pool"] = pool
        yield


app = FastAPI(lifespan=lifespan)


async def in_the_pool(function, *args):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def settle(setter, value):
        if not future.done():
            setter(value)

    mills["pool"].apply_async(
        function,
        args,
        callback=lambda value: loop.call_soon_threadsafe(settle, future.set_result, value),
        error_callback=lambda error: loop.call_soon_threadsafe(settle, future.set_exception, error),
    )
    return await future


@app.get("/beans/{order}")
async def beans(order: int):
    return await in_the_pool(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
