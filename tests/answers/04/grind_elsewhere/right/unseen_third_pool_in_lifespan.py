# exercise: grind_elsewhere
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from coffeeshop.mill import grind


@asynccontextmanager
async def lifespan(app):
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as mills:
        app.state.mills = mills
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/beans/{order}")
async def beans(order: int, request: Request):
    return await asyncio.wrap_future(request.app.state.mills.submit(grind, order))


@app.get("/ping")
async def ping():
    return "pong"
