"""The shop's application: its endpoints, what it says to a wrong order, and its documentation."""

import asyncio
import inspect
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI

from coffeeshop import app as room
from coffeeshop.app import create_app
from coffeeshop.children import pool
from coffeeshop.menu import ShopError


@asynccontextmanager
async def visiting(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            yield client


async def answers(app: FastAPI, *paths: str) -> list[httpx.Response]:
    async with visiting(app) as client:
        return [await client.get(path) for path in paths]


def get(path: str, **options: object) -> httpx.Response:
    return asyncio.run(answers(create_app(**options), path))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("way", ["blocking", "awaiting", "thread", "process"])
def test_every_way_serves_milk(way: str) -> None:
    answer = get(f"/{way}", milk=0.001)
    assert (answer.status_code, answer.json()) == (200, "milk")


def test_a_request_may_ask_for_other_milk_or_for_a_drink() -> None:
    assert get("/awaiting?milk=0", milk=60).json() == "milk"
    assert get("/awaiting?drink=espresso", milk=60).json() == "espresso"


def test_only_the_ways_that_were_asked_for_are_open() -> None:
    assert get("/blocking", ways=["awaiting"]).status_code == 404
    assert get("/ping", ways=["awaiting"]).json() == "pong"


def test_a_wrong_item_is_the_customers_mistake_in_words() -> None:
    answer = get("/awaiting?drink=late")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no 'late' on the menu. Did you mean 'latte'?")


@pytest.mark.parametrize("milk", ["-1", "61", "warm", "nan"])
def test_impossible_milk_is_refused_before_anybody_waits(milk: str) -> None:
    assert get(f"/blocking?milk={milk}").status_code == 422


def test_an_unknown_way_and_negative_milk_are_one_sentence_each() -> None:
    with pytest.raises(ShopError, match="There is no way of working called 'blokcing'"):
        create_app(ways=["blokcing"])
    with pytest.raises(ShopError, match="Milk cannot heat for -1 seconds"):
        create_app(milk=-1)


def test_docs_load_nothing_from_elsewhere() -> None:
    page = get("/docs").text
    assert "swagger-ui" in page
    assert "https://" not in page


def test_without_fastapi_offline_the_shop_opens_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastapi_offline", None)
    assert get("/ping").json() == "pong"


def test_the_last_shop_to_close_ends_the_pool() -> None:
    async def two_shops() -> None:
        async with visiting(create_app(milk=0)):
            async with visiting(create_app(milk=0)) as client:
                await client.get("/process")
            assert pool._pool is not None
        assert pool._pool is None

    asyncio.run(two_shops())


def test_it_is_short_enough_to_read() -> None:
    assert len(inspect.getsource(room).splitlines()) < 120
