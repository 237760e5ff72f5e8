# exercise: your_own_shop
import os
from contextlib import asynccontextmanager

import httpx
from anyio import CapacityLimiter, WouldBlock, to_thread
from fastapi import Depends, FastAPI, HTTPException, Request

inside = CapacityLimiter(8)
roasters = CapacityLimiter(2)


@asynccontextmanager
async def lifespan(app):
    patience = httpx.Timeout(0.4)
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=patience) as client:
        app.state.client = client
        yield


app = FastAPI(title="My shop", lifespan=lifespan)


async def place():
    ticket = object()
    try:
        inside.acquire_on_behalf_of_nowait(ticket)
    except WouldBlock:
        raise HTTPException(503, headers={"Retry-After": "1"}) from None
    try:
        yield
    finally:
        inside.release_on_behalf_of(ticket)


def supplier_of(request: Request) -> httpx.AsyncClient:
    return request.app.state.client


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu() -> list[str]:
    return ["espresso", "cortado", "flat white"]


@app.post("/orders/{drink}", status_code=201, dependencies=[Depends(place)])
async def order(drink: str, request: Request):
    try:
        answer = await supplier_of(request).post("/orders", json={"item": drink})
        answer.raise_for_status()
        return answer.json()
    except httpx.TimeoutException as error:
        raise HTTPException(504) from error
    except (httpx.HTTPError, ValueError) as error:
        raise HTTPException(502) from error


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int):
    return await to_thread.run_sync(primes, beans, limiter=roasters)


async def test_a_silent_supplier_makes_a_504(shop, supplier):
    supplier.next("hang")
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 504


async def test_a_refusal_makes_a_502(shop, supplier):
    supplier.next(500)
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 502


async def test_an_order_is_made(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201


async def test_the_door_the_menu_and_the_roast(shop, supplier):
    assert (await shop.get("/ping")).json() == "pong"
    assert isinstance((await shop.get("/menu")).json(), list)
    assert (await shop.get("/roast/10")).json() == 4
