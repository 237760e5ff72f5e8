"""The order board: its page, and lesson 08's own endpoints with boards that leave in every way."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from board_lesson import lesson_board
from websockets import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from coffeeshop import rush, serve
from coffeeshop.app import board_page
from coffeeshop.serving import Shop

DEAF = "import sys; from websockets.sync.client import connect; connect(sys.argv[1]).recv(); sys.stdin.read()"


def live(shop: Shop, path: str = "/live") -> str:
    """Return the address of a shop's WebSocket."""
    return shop.url.replace("http", "ws") + path


async def until(happened: Callable[[], Any], seconds: float = 10) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(seconds):
        while not happened():
            await asyncio.sleep(0.02)


@pytest.fixture
def errors(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What servers wrote into their log as warnings or worse."""
    caplog.set_level(logging.WARNING)
    return lambda: [record.getMessage() for record in caplog.records if record.name.startswith("uvicorn")]


def with_board(scene: Callable[[Any, Shop], Awaitable[Any]], **options: Any) -> Any:
    """Play a scene in the lesson's shop."""

    async def played() -> Any:
        lesson = lesson_board()
        async with serve(lesson.app, **options) as shop:
            return await scene(lesson, shop)

    return asyncio.run(played())


def test_the_page_needs_nothing_from_another_server() -> None:
    page = board_page().body.decode()
    assert re.findall(r"https?://|@import|src=|url\(", page) == []
    assert 'new URL("live", location.href)' in page


def test_the_page_is_served_and_speaks_the_lessons_protocol() -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        async with httpx.AsyncClient() as client:
            answer = await client.get(shop.url + "/board")
        assert answer.headers["content-type"].startswith("text/html")
        async with connect(live(shop)) as board:
            await until(lambda: lesson.lines)
            await rush(shop, "/latte", orders=1)
            news = [json.loads(await board.recv()) for _ in range(2)]
        assert [(one["number"], one["state"]) for one in news] == [(1, "making"), (1, "ready")]

    with_board(scene)


def test_every_board_hears_every_order_in_order() -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        async with connect(live(shop)) as one, connect(live(shop)) as other:
            await until(lambda: len(lesson.lines) == 2)
            await rush(shop, "/latte", orders=10)
            heard = [[json.loads(await board.recv()) for _ in range(20)] for board in (one, other)]
        assert heard[0] == heard[1]
        for number in range(1, 11):
            states = [news["state"] for news in heard[0] if news["number"] == number]
            assert states == ["making", "ready"]

    with_board(scene)


def test_an_ordinary_goodbye_leaves_nothing_behind_and_nothing_in_the_log(errors) -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        for _ in range(20):
            async with connect(live(shop)):
                pass
        await until(lambda: not lesson.lines)

    with_board(scene)
    assert errors() == []


def test_a_board_whose_process_is_killed_is_gone_and_the_others_go_on(errors) -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        async with connect(live(shop)) as board:
            await until(lambda: lesson.lines)
            before = tasks(shop)
            killed = [started(shop) for _ in range(3)]
            await until(lambda: len(lesson.lines) == 4)
            for watcher in killed:
                watcher.kill()
                watcher.communicate()
            await rush(shop, "/latte", orders=5)
            await until(lambda: len(lesson.lines) == 1)
            assert [json.loads(await board.recv())["number"] for _ in range(10)][:1] == [1]
            await until(lambda: tasks(shop) <= before)

    with_board(scene, xray=True)
    assert errors() == []


def started(shop: Shop) -> subprocess.Popen[bytes]:
    """Hang a board in a process of its own."""
    return subprocess.Popen([sys.executable, "-c", DEAF, live(shop)], stdin=subprocess.PIPE)


def tasks(shop: Shop) -> int:
    """Count the tasks on a shop's loop, however they came there."""
    loop = shop._server._kitchen._loop
    return len(asyncio.all_tasks(loop))


def test_a_board_that_reads_nothing_holds_nobody() -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        async with connect(live(shop), compression=None, max_queue=1, close_timeout=0.1):
            await until(lambda: lesson.lines)
            run = await rush(shop, "/latte?photo=true", rate=60, orders=60)
            assert all(order.status == 200 for order in run.orders)
            assert all(line.qsize() <= line.maxsize for line in lesson.lines)
        await until(lambda: not lesson.lines)

    with_board(scene)


def test_a_closing_shop_says_goodbye_at_once(errors) -> None:
    async def scene(lesson: Any, shop: Shop) -> int | None:
        async with connect(live(shop)) as board:
            await until(lambda: lesson.lines)
            stopped = asyncio.create_task(asyncio.to_thread(shop.stop))
            with pytest.raises(ConnectionClosed):
                await board.recv()
            await stopped
            return board.close_code

    assert with_board(scene) == 1012
    assert errors() == []


def test_with_a_token_only_who_brings_it_may_look_on() -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        with pytest.raises(InvalidStatus):
            await connect(live(shop))
        async with connect(live(shop, "/live?token=beans")):
            await until(lambda: lesson.lines)

    with_board(scene, token="beans")


def test_the_xray_names_the_endpoint_of_a_socket_that_is_open_and_what_it_waits_for() -> None:
    async def scene(lesson: Any, shop: Shop) -> None:
        async with connect(live(shop, "/line")) as customer:
            await customer.send("latte")
            await customer.recv()
            run = shop.record()
        (visit,) = [visit for visit in run.visits if visit.method == "WEBSOCKET"]
        assert visit.left is None
        assert visit.endpoint.endswith("in_line")
        waits = [piece.waits for piece in run.slices if piece.task == visit.task]
        assert {"socket", "sleep"} <= set(waits)
        assert "still running" in run.timeline().text

    with_board(scene, xray=True)
