"""The wire reads every kind of HTTP/1.1 answer, and is never used again after a bad one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from coffeeshop.customers.address import Address
from coffeeshop.customers.client import Customer, LeanCustomer, shared_context, told_off
from coffeeshop.customers.wire import Closed, HungUp, Reply, Wire

GET = b"GET / HTTP/1.1\r\nhost: shop\r\n\r\n"


@asynccontextmanager
async def shop_that_says(*answers: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Serve raw answers in turn, each to one request, over as many connections as it takes."""
    asked: list[bytes] = []
    left = list(answers)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(b"connected")
        try:
            while left:
                asked.append(await reader.readuntil(b"\r\n\r\n"))
                answer = left.pop(0)
                writer.write(answer.removesuffix(b"<end>"))
                if answer.endswith(b"<end>"):
                    break
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


def asking(*answers: bytes, heads: int | None = None, head: bytes = GET) -> tuple[list[Reply], int]:
    """Return the replies to as many requests, and how many connections they took."""

    async def ask() -> tuple[list[Reply], int]:
        async with shop_that_says(*answers) as (url, asked):
            wire = Wire(url, None)
            replies = [await wire.exchange(head) for _ in range(heads or len(answers))]
            wire.close()
            return replies, asked.count(b"connected")

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("answer", "status", "body", "connections"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlatte", 200, b"latte", 1),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b"", 1),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3;x=1\r\nlat\r\n2\r\nte\r\n0\r\na: b\r\n\r\n",
         200, b"latte", 1),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 \r\ncontent-length: 0\r\n\r\n", 201, b"", 1),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nConnection: Close\r\n\r\n", 200, b"", 2),
        (b"HTTP/1.1 200 OK\r\n\r\nlatte<end>", 200, b"latte", 2),
        (b"HTTP/1.0 200 OK\r\ncontent-length: 5\r\n\r\nlatte", 200, b"latte", 2),
    ],
)  # fmt: skip
def test_every_kind_of_answer_is_read_and_the_connection_kept_where_it_can(
    answer: bytes, status: int, body: bytes, connections: int
) -> None:
    replies, connected = asking(answer, answer)
    assert [(reply.status, reply.body) for reply in replies] == [(status, body)] * 2
    assert connected == connections


def test_an_answer_to_head_has_no_body() -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"
    replies, connected = asking(answer, answer, head=GET.replace(b"GET", b"HEAD"))
    assert ([reply.body for reply in replies], connected) == ([b"", b""], 1)


@pytest.mark.parametrize(
    "answer",
    [
        b"<end>",
        b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nlatte<end>",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"coffee\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
        b"x" * 100_000,
    ],
)
def test_what_is_no_whole_answer_is_a_shop_that_hung_up(answer: bytes) -> None:
    with pytest.raises(HungUp):
        asking(answer)


def test_a_connection_that_the_shop_closed_meanwhile_is_opened_again() -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n<end>"

    async def ask() -> int:
        async with shop_that_says(answer, answer) as (url, asked):
            wire = Wire(url, None)
            for _ in range(2):
                assert (await wire.exchange(GET)).status == 200
                await asyncio.sleep(0.05)
            wire.close()
            return asked.count(b"connected")

    assert asyncio.run(ask()) == 2


def test_where_nobody_accepts_the_shop_is_closed() -> None:
    async def ask() -> None:
        async with shop_that_says() as (url, _):
            pass
        with pytest.raises(Closed):
            await Wire(url, None).exchange(GET)

    asyncio.run(ask())


def test_a_cancelled_order_takes_its_connection_along() -> None:
    late = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nlate"

    async def ask() -> list[int]:
        async with shop_that_says(b"", late) as (url, asked):
            wire = Wire(url, None)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await wire.exchange(GET)
            replies = [await wire.exchange(GET)]
            wire.close()
            assert asked.count(b"connected") == 2
            return [reply.status for reply in replies]

    assert asyncio.run(ask()) == [200]


@pytest.mark.parametrize("kind", [Customer, LeanCustomer])
def test_both_kinds_of_customer_send_the_same_order(kind: type[Customer] | type[LeanCustomer]) -> None:
    async def ask() -> bytes:
        async with shop_that_says(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n") as (url, asked):
            customer = kind(Address(url + "/shop", "beans"), shared_context(url))
            assert await customer.ask("POST", "/latte?milk=1", 7) == 200
            await customer.close()
            return asked[1].lower()

    sent = asyncio.run(ask())
    assert sent.startswith(b"post /shop/latte?milk=1 http/1.1\r\n")
    for line in (
        b"host: 127.0.0.1:",
        b"x-order: 7\r\n",
        b"authorization: bearer beans\r\n",
        b"content-length: 0",
    ):
        assert line in sent


def test_a_bad_status_is_told_in_words() -> None:
    assert told_off(204) is None
    assert told_off(307) == (
        "the shop answered 307 Temporary Redirect: it sent the customer to another address, and customers "
        "here don't follow."
    )
    assert told_off(503) == "the shop answered 503 Service Unavailable."
    assert told_off(599) == "the shop answered 599."
