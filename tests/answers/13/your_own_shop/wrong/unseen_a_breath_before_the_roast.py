# diagnosis: computes-on-the-loop
# cause: sleep(0) lets the others run once, and then the roast holds the loop to its end: pings wait
# exercise: your_own_shop
import asyncio
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException, Request


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4) as client:
        yield {"supplier": client}


app = FastAPI(title="My shop", lifespan=lifespan)
places = asyncio.Semaphore(8)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request):
    if places.locked():
        raise HTTPException(503, "full", {"Retry-After": "1"})
    async with places:
        try:
            answer = await request.state.supplier.post("/orders", json={"item": drink})
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
async def roast(beans: int):
    await asyncio.sleep(0)  # give the others a turn
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
