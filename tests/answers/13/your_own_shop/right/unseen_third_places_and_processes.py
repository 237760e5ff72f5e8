# exercise: your_own_shop
import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager

import httpx
from fastapi import FastAPI, HTTPException

ROOM = 8
inside = set()


@asynccontextmanager
async def lifespan(app):
    with ProcessPoolExecutor(2) as ovens:
        async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4) as client:
            app.state.client, app.state.ovens = client, ovens
            yield


app = FastAPI(title="My shop", lifespan=lifespan)


@contextmanager
def a_place():
    if len(inside) >= ROOM:
        raise HTTPException(503, "no room", headers={"Retry-After": "1"})
    place = object()
    inside.add(place)
    try:
        yield
    finally:
        inside.discard(place)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte", "mocha"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str):
    with a_place():
        try:
            answer = await app.state.client.post("/orders", json={"item": drink})
        except httpx.TimeoutException:
            raise HTTPException(504, "silence") from None
        except httpx.RequestError:
            raise HTTPException(502, "the line is cut") from None
        if answer.status_code >= 400:
            raise HTTPException(502, "refused")
        return answer.json()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(app.state.ovens, primes, beans)


async def test_the_shop_is_open(shop, supplier):
    answer = await shop.get("/ping")
    assert answer.status_code == 200
    assert answer.json() == "pong"


async def test_an_order_is_passed_on(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201
    assert [order["item"] for order in supplier.orders] == ["latte"]


async def test_trouble_at_the_supplier(shop, supplier):
    supplier.next("hang", 500)
    assert (await shop.post("/orders/latte")).status_code == 504
    assert (await shop.post("/orders/latte")).status_code == 502
