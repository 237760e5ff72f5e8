# diagnosis: queues-for-ever
# cause: the client's eight connections are taken for the bound: the ninth order waits in the pool for one, and is not turned away with a 503
# exercise: your_own_shop
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException, Request


@asynccontextmanager
async def lifespan(app):
    eight = httpx.Limits(max_connections=8)
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4, limits=eight) as client:
        yield {"supplier": client}


app = FastAPI(title="My shop", lifespan=lifespan)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request):
    try:
        answer = await request.state.supplier.post("/orders", json={"item": drink})
    except httpx.PoolTimeout:
        raise HTTPException(503, "full", {"Retry-After": "1"}) from None
    except httpx.TimeoutException:
        raise HTTPException(504, "the supplier is silent") from None
    except httpx.TransportError:
        raise HTTPException(502, "the supplier is not there") from None
    if not answer.is_success:
        raise HTTPException(502, "the supplier refused")
    return answer.json()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
def roast(beans: int):  # a plain def: in a thread
    return primes(beans)


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
