# diagnosis: client-not-closed
# cause: the lifespan opens the client but nothing closes it after the yield, so the shop shuts with its connections open
# exercise: your_own_shop
import asyncio
import os
import time
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException


@asynccontextmanager
async def lifespan(app):
    app.state.client = httpx.AsyncClient(base_url=os.environ["SUPPLIER"])
    yield


app = FastAPI(title="My shop", lifespan=lifespan)
places = asyncio.Semaphore(8)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte", "flat white"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str):
    if places.locked():
        raise HTTPException(503, "the shop is full")
    async with places:  # there is a place, so this does not wait
        try:
            async with asyncio.timeout(0.4):
                answer = await app.state.client.post("/orders", json={"item": drink})
            answer.raise_for_status()
        except (TimeoutError, httpx.TimeoutException):
            raise HTTPException(504, "the supplier is silent") from None
        except httpx.HTTPError:
            raise HTTPException(502, "the supplier refuses") from None
        return answer.json()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int):
    return await asyncio.to_thread(primes, beans)


async def test_an_order_reaches_the_supplier(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201
    assert supplier.orders[-1]["item"] == "latte"


async def test_a_silent_supplier_and_one_that_refuses(shop, supplier):
    supplier.next("hang", 500)
    assert (await shop.post("/orders/latte")).status_code == 504
    assert (await shop.post("/orders/latte")).status_code == 502


async def test_a_ping_does_not_wait_for_an_order(shop, supplier):
    supplier.next("hang")
    start = time.perf_counter()
    order = asyncio.create_task(shop.post("/orders/latte"))
    await asyncio.sleep(0.05)
    assert (await shop.get("/ping")).json() == "pong"
    assert time.perf_counter() - start < 0.25
    await order
