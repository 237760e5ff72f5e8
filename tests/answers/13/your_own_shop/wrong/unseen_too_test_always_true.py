# diagnosis: always-true
# cause: `== 201 or 200` is always true, so the only test of orders passes whatever the shop answers, and it is green on every broken copy
# exercise: your_own_shop
import asyncio
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"]) as client:
        app.state.client = client
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


async def test_the_shop_is_open(shop, supplier):
    assert (await shop.get("/ping")).json() == "pong"


async def test_an_order_is_taken(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201 or 200
