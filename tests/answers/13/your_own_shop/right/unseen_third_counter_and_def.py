# exercise: your_own_shop
import asyncio
import os
import time
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException, Request

ROOM = 8
inside = 0


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4) as client:
        app.state.client = client
        yield


app = FastAPI(title="My shop", lifespan=lifespan)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte", "mocha"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    inside += 1
    try:
        answer = await request.app.state.client.post("/orders", json={"item": drink})
        answer.raise_for_status()
        return answer.json()
    except httpx.TimeoutException:
        raise HTTPException(504, "the supplier is silent") from None
    except httpx.HTTPError:
        raise HTTPException(502, "the supplier refuses") from None
    finally:
        inside -= 1


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
def roast(beans: int):
    return primes(beans)


async def test_the_shop_is_open(shop, supplier):
    answer = await shop.get("/ping")
    assert answer.status_code == 200
    assert answer.json() == "pong"


async def test_an_order_is_passed_on(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201
    assert [order["item"] for order in supplier.orders] == ["latte"]


async def test_pings_while_the_supplier_is_silent(shop, supplier):
    supplier.next("hang")
    begin = time.perf_counter()
    silent = asyncio.create_task(shop.post("/orders/latte"))
    await asyncio.sleep(0.05)
    answer = await shop.get("/ping")
    waited = time.perf_counter() - begin
    assert answer.json() == "pong"
    assert (await silent).status_code == 504
    assert waited < 0.3


async def test_trouble_at_the_supplier(shop, supplier):
    supplier.next("hang", 500)
    assert (await shop.post("/orders/latte")).status_code == 504
    assert (await shop.post("/orders/latte")).status_code == 502
