# diagnosis: catches-nothing
# cause: the shop is right, but its tests only ask for pings and the menu, and pass on every broken copy as well
# exercise: your_own_shop
import os
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


async def test_there_is_a_menu(shop, supplier):
    answer = await shop.get("/menu")
    assert "latte" in answer.json()


async def test_the_supplier_has_no_orders_yet(shop, supplier):
    assert supplier.orders == []
