# exercise: your_own_shop
import asyncio
import os
from contextlib import asynccontextmanager, contextmanager
from time import perf_counter

import httpx
from fastapi import FastAPI, HTTPException, Request

PLACES = 8


@asynccontextmanager
async def lifespan(app):
    app.state.inside = 0
    app.state.supplier = httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4)
    try:
        yield
    finally:
        await app.state.supplier.aclose()


app = FastAPI(title="My shop", lifespan=lifespan)


@contextmanager
def a_place(state):
    if state.inside >= PLACES:
        raise HTTPException(503, "we are full")
    state.inside += 1
    try:
        yield
    finally:
        state.inside -= 1


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "cappuccino"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request):
    state = request.app.state
    with a_place(state):
        try:
            answer = await state.supplier.post("/orders", json={"item": drink})
        except httpx.TimeoutException as silence:
            raise HTTPException(504, "no word from the supplier") from silence
        except httpx.TransportError as trouble:
            raise HTTPException(502, "no supplier") from trouble
        if not answer.is_success:
            raise HTTPException(502, f"the supplier says {answer.status_code}")
        return answer.json()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
def roast(beans: int):  # FastAPI has a helper thread run it
    return primes(beans)


async def test_a_latte_is_ordered(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201
    assert [order["item"] for order in supplier.orders][-1:] == ["latte"]


async def test_a_refusal_is_a_502(shop, supplier):
    supplier.next(500)
    answer = await shop.post("/orders/espresso")
    assert answer.status_code == 502


async def test_orders_leave_the_loop_alone(shop, supplier):
    supplier.next("hang", "hang", "hang")
    began = perf_counter()

    async def timed_ping():
        await asyncio.sleep(0.05)
        answer = await shop.get("/ping")
        assert answer.status_code == 200
        return perf_counter() - began

    *orders, took = await asyncio.gather(*(shop.post("/orders/latte") for _ in range(3)), timed_ping())
    assert [answer.status_code for answer in orders] == [504] * 3
    assert took < 0.25
