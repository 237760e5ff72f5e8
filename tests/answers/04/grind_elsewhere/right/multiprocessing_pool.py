# exercise: grind_elsewhere
import asyncio
import multiprocessing

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
pool = None


@app.get("/beans/{order}")
async def beans(order: int):
    global pool
    if pool is None:
        pool = multiprocessing.get_context("spawn").Pool(2)
    done, loop = asyncio.Event(), asyncio.get_running_loop()
    job = pool.apply_async(grind, (order,), callback=lambda _: loop.call_soon_threadsafe(done.set))
    await done.wait()
    return job.get()


@app.get("/ping")
async def ping():
    return "pong"
