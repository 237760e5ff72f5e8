"""The split of real requests: what the shop saw of an order adds up to what its customer saw."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from statistics import median
from urllib.parse import urlsplit

import pytest

from coffeeshop.app import create_app
from coffeeshop.customers import rush
from coffeeshop.ledger import Order, Run
from coffeeshop.metrics import split
from coffeeshop.serving import serve

MILK = 0.25
HELD = 0.3  # seconds for which the line between customer and shop keeps each answer
RUNS = {
    "blocking": (("/blocking",), 4),
    "thread": (("/thread",), 44),  # four of them wait for one of the 40 tokens
    "awaiting": (("/awaiting",), 12),
    "mixed": (("/awaiting", "/thread", "/blocking"), 9),
}
STATE = {"/blocking": "blocking", "/thread": "thread", "/awaiting": "waiting"}


@cache
def run(name: str) -> Run:
    paths, orders = RUNS[name]

    async def send() -> Run:
        async with serve(create_app(milk=MILK), xray=True) as shop:
            return await rush(shop, paths, orders=orders)

    return asyncio.run(send())


def seen_by_customer(order: Order) -> float:
    """Return the milliseconds from the moment the customer sent to the last byte, by its own clock."""
    assert order.served is not None
    return (order.served - order.sent) / 1e6


@pytest.mark.parametrize("name", RUNS)
def test_what_the_shop_saw_adds_up_to_what_the_customer_saw(name: str) -> None:
    shares = []
    for order in run(name).orders:
        saw, parts = seen_by_customer(order), split(run(name), order)
        assert saw >= 200
        assert sum(parts.values()) == pytest.approx(saw, rel=0.1)
        shares.append(parts.get("network", 0.0) / saw)
    assert median(shares) < 0.1  # nothing hides there: a busy machine may hold single customers up
    assert max(shares) < 0.5


@pytest.mark.parametrize("name", RUNS)
def test_the_milk_is_in_the_part_of_the_way_it_was_made(name: str) -> None:
    for order in run(name).orders:
        parts = split(run(name), order)
        made = parts[STATE[order.path]]
        assert made > MILK * 700  # a thread may begin while the slice that asked for it still runs
        others = set(STATE.values()) - {STATE[order.path]}
        assert all(parts.get(state, 0.0) < made for state in others), parts


@asynccontextmanager
async def slow_line(url: str) -> AsyncIterator[str]:
    """Pass bytes on to `url` and keep each answer for `HELD` seconds; yield the line's own address."""
    shop = urlsplit(url)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                await asyncio.sleep(delay)
                writer.write(some)
        writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(shop.hostname, shop.port)
        await asyncio.gather(carry(reader, back, 0), carry(there, writer, HELD))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def test_what_is_lost_on_the_line_is_called_network_and_nothing_else() -> None:
    async def send() -> Run:
        async with serve(create_app(milk=MILK), xray=True) as shop, slow_line(shop.url) as line:
            return await rush(line, "/awaiting", orders=5)

    lost = asyncio.run(send())
    for order in lost.orders:
        parts = split(lost, order)
        assert sum(parts.values()) == pytest.approx(seen_by_customer(order), rel=0.1)
        assert parts["network"] > HELD * 950
        assert MILK * 950 < parts["waiting"] < MILK * 1000 + HELD * 500
