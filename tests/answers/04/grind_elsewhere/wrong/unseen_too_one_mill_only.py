# diagnosis: one-at-a-time
# cause: the pool has a single process, so two orders are ground one after the other even where there are two cores
# cores: 2
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

from fastapi import FastAPI

from coffeeshop.mill import grind


@asynccontextmanager
async def lifespan(app):
    with ProcessPoolExecutor(max_workers=1) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(app.state.pool, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
