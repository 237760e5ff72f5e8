# exercise: your_own_shop
import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException

shop = {}  # what the lifespan opens
INSIDE = 8
inside = 0


@asynccontextmanager
async def hours(app):
    with ProcessPoolExecutor(1) as roaster:
        async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"]) as supplier:
            shop.update(roaster=roaster, supplier=supplier)
            yield


app = FastAPI(title="The corner shop", lifespan=hours)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte"]


async def ask_supplier(drink):
    try:
        async with asyncio.timeout(0.4):
            answer = await shop["supplier"].post("/orders", json={"item": drink}, timeout=None)
            answer.raise_for_status()
            return answer.json()
    except TimeoutError:
        raise HTTPException(504, "The supplier is silent.") from None
    except httpx.HTTPError:
        raise HTTPException(502, "The supplier has a problem.") from None


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str):
    global inside
    inside += 1
    try:
        if inside > INSIDE:
            raise HTTPException(503, "Full. Come again.")
        return await ask_supplier(drink)
    finally:
        inside -= 1


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int):
    return await asyncio.get_running_loop().run_in_executor(shop["roaster"], primes, beans)


async def test_a_silent_supplier_is_no_drink(shop, supplier):
    supplier.next("hang")
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 504


async def test_an_order_reaches_the_supplier(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201
    assert [order["item"] for order in supplier.orders] == ["latte"]
