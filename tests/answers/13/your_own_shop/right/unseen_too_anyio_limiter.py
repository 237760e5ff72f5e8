# exercise: your_own_shop
import os
import time
from contextlib import asynccontextmanager

import anyio
import anyio.to_thread
import httpx
from fastapi import FastAPI, HTTPException, Request


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=5) as client:
        app.state.client = client
        app.state.places = anyio.CapacityLimiter(8)
        app.state.roasters = anyio.CapacityLimiter(2)
        yield


app = FastAPI(title="My shop", lifespan=lifespan)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte"]


async def ask_supplier(client, drink):
    try:
        with anyio.fail_after(0.4):
            answer = await client.post("/orders", json={"item": drink})
        return answer.raise_for_status().json()
    except TimeoutError:
        raise HTTPException(504) from None
    except (httpx.HTTPError, ValueError):
        raise HTTPException(502) from None


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request):
    state = request.app.state
    try:
        state.places.acquire_nowait()
    except anyio.WouldBlock:
        raise HTTPException(503) from None
    try:
        return await ask_supplier(state.client, drink)
    finally:
        state.places.release()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int, request: Request):
    return await anyio.to_thread.run_sync(primes, beans, limiter=request.app.state.roasters)


async def test_orders(shop, supplier):
    before = len(supplier.orders)
    answer = await shop.post("/orders/mocha")
    assert answer.status_code == 201
    assert len(supplier.orders) == before + 1
    assert supplier.orders[-1]["item"] == "mocha"


async def test_silence(shop, supplier):
    supplier.next("hang")
    start = time.perf_counter()
    answer = await shop.post("/orders/mocha")
    assert answer.status_code == 504
    assert time.perf_counter() - start < 1


async def test_pings_go_on_during_an_order(shop, supplier):
    supplier.next("hang")
    slowest = 0
    async with anyio.create_task_group() as tg:
        start = time.perf_counter()
        tg.start_soon(shop.post, "/orders/mocha")
        for _ in range(6):
            await anyio.sleep(0.03)
            await shop.get("/ping")
            slowest = max(slowest, time.perf_counter() - start)
            start = time.perf_counter()
    assert slowest < 0.2
