# exercise: your_own_shop
import asyncio
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import Depends, FastAPI, HTTPException, Request

places = asyncio.Semaphore(8)


@asynccontextmanager
async def lifespan(app):
    app.state.client = httpx.AsyncClient(
        base_url=os.environ["SUPPLIER"], timeout=httpx.Timeout(5, read=0.4, connect=0.4)
    )
    try:
        yield
    finally:
        await app.state.client.aclose()


app = FastAPI(title="My shop", lifespan=lifespan)


async def supplier_client(request: Request):
    return request.app.state.client


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte", "mocha"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, client: httpx.AsyncClient = Depends(supplier_client)):
    if places.locked():
        raise HTTPException(503)
    async with places:
        try:
            answer = await client.post("/orders", json={"item": drink})
        except httpx.TimeoutException as silent:
            raise HTTPException(504) from silent
        except httpx.TransportError as cut:
            raise HTTPException(502) from cut
        if answer.is_error:
            raise HTTPException(502)
        return answer.json()


def is_prime(n):
    return all(n % d for d in range(2, int(n**0.5) + 1))


@app.get("/roast/{beans}")
async def roast(beans: int):
    found = 0
    for n in range(2, beans):
        found += is_prime(n)
        if n % 100 == 0:
            await asyncio.sleep(0)
    return found


async def test_the_answer_is_the_supplier_s(shop, supplier):
    answer = await shop.post("/orders/mocha")
    assert answer.status_code == 201
    assert answer.json()
    assert len(supplier.orders) == 1
    assert supplier.orders[0]["item"] == "mocha"


async def test_a_refusal_is_a_502(shop, supplier):
    supplier.next(500)
    assert (await shop.post("/orders/mocha")).status_code == 502


async def test_silence_is_a_504(shop, supplier):
    supplier.next("hang")
    assert (await shop.post("/orders/mocha")).status_code == 504
