"""Branches: a cell served in processes of its own, which end whatever they do."""

from __future__ import annotations

import asyncio
import linecache
from contextlib import asynccontextmanager

import httpx
import pytest

from coffeeshop.checks.branches import branches, workplace
from coffeeshop.checks.trial import CELL

pytestmark = pytest.mark.asyncio

SHOP = """
import asyncio, os, time
from fastapi import FastAPI

app = FastAPI(title="A branch")
cancelled = []


@app.get("/pid")
async def pid():
    return os.getpid()


@app.get("/held")
async def held():
    time.sleep(0.2)


@app.get("/raises")
async def raises():
    raise KeyError("milk")


@app.get("/for-ever")
async def for_ever():
    time.sleep(60)


@app.post("/order")
async def order():
    await asyncio.sleep(30)
"""


@asynccontextmanager
async def opened(source, count=1, **options):
    linecache.cache[CELL] = (len(source), None, source.splitlines(keepends=True), CELL)
    with workplace() as folder:
        async with branches(folder, count, **options) as all_of_them:
            yield all_of_them
    linecache.cache.pop(CELL)


def client(branch, timeout=5.0):
    return httpx.AsyncClient(base_url=branch.url, timeout=timeout, trust_env=False, verify=False)


async def test_each_is_a_process_and_tells_what_held_its_loop_and_what_was_raised():
    async with opened(SHOP, 2) as (one, other):
        async with client(one) as at_one, client(other) as at_other:
            assert (await at_one.get("/pid")).json() != (await at_other.get("/pid")).json()
            await at_one.get("/held")
            await at_one.get("/raises")
        told, quiet = one.tell(), other.tell()
        assert one.title == "A branch"
    lines = SHOP.splitlines()
    assert [lines[b.line - 1].strip() for b in told.record.blocks if b.file == CELL] == ["time.sleep(0.2)"]
    assert [lines[e["line"] - 1].strip() for e in told.raised] == ['raise KeyError("milk")']
    assert quiet.raised == []
    assert not [block for block in quiet.record.blocks if block.file == CELL]


@pytest.mark.parametrize("cancels", [True, False])
async def test_an_order_is_cancelled_where_its_customer_leaves_and_that_is_wanted(cancels):
    async with opened(SHOP, cancels=cancels) as (shop,):
        async with client(shop) as customer:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(customer.post("/order"), 0.5)
            for _ in range(50):
                await asyncio.sleep(0.1)
                told = shop.tell()
                if told.cancelled or not cancels:
                    break
        assert told.cancelled == int(cancels)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("x = 1", "NoApp"),
        ("import os\nos._exit(3)", "Gone"),
        (SHOP.replace('title="A branch"', "lifespan=lambda app: 1 / 0"), "ShopError"),
    ],
)
async def test_one_that_cannot_open_says_why(source, kind):
    async with opened(source) as (shop,):
        assert shop.failed["type"] == kind


async def test_one_that_never_answers_again_tells_nothing_and_is_ended():
    async with opened(SHOP) as (shop,):
        async with client(shop, 0.3) as customer:
            with pytest.raises(httpx.TimeoutException):
                await customer.get("/for-ever")
        told = shop.tell()
        assert told is None or told.record is not None
    with pytest.raises(httpx.TransportError):
        async with client(shop) as customer:
            await customer.get("/pid")


KEEPER = """
from contextlib import asynccontextmanager
import asyncio, httpx
from fastapi import FastAPI


@asynccontextmanager
async def hours(app):
    app.state.unused, app.state.client = httpx.AsyncClient(), httpx.AsyncClient()
    yield
    END


app = FastAPI(lifespan=hours)


@app.get("/asks")
async def asks():
    try:
        await app.state.client.get("http://127.0.0.1:1/")
    except httpx.ConnectError:
        return "nobody is there"
"""
ENDS = {
    "await app.state.client.aclose()": (0, None),
    "del app.state.client": (1, None),
    "await app.state.client.close()": (1, "AttributeError"),
}


@pytest.mark.parametrize("end", ENDS)
async def test_one_that_is_shut_tells_which_used_clients_it_left_open(end):
    async with opened(KEEPER.replace("END", end)) as (shop,):
        async with client(shop) as customer:
            assert (await customer.get("/asks")).json() == "nobody is there"
        closed = await asyncio.to_thread(shop.close)
    left_open, raised = ENDS[end]
    assert (closed.left_open, closed.late) == (left_open, False)
    assert closed.raised.get("type") == raised


async def test_one_that_never_shuts_is_late(monkeypatch):
    monkeypatch.setattr("coffeeshop.checks.branches.CLOSING", 1.0)
    async with opened(KEEPER.replace("END", "await asyncio.Event().wait()")) as (shop,):
        assert (await asyncio.to_thread(shop.close)).late
