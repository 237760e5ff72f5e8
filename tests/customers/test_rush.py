"""Rush: real orders to a real shop, in either loop, from either place, and nothing left running."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException, Request

from coffeeshop import customers
from coffeeshop.app import create_app
from coffeeshop.children import Child
from coffeeshop.customers import crew, latest, rush
from coffeeshop.menu import ShopError
from coffeeshop.metrics import peak, rounds
from coffeeshop.serving import Shop, serve
from coffeeshop.xray import xray


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with serve(odd_shop()) as shop:
        yield shop


def odd_shop() -> FastAPI:
    app = create_app(milk=0.05)

    @app.get("/broken")
    async def broken() -> None:
        raise HTTPException(500)

    @app.get("/moody/{mood}")
    async def moody(mood: int) -> None:
        if mood % 2:
            raise HTTPException(503)

    @app.api_route("/echo", methods=["GET", "POST", "PUT"])
    async def echo(request: Request) -> dict[str, Any]:
        seen.append((request.method, str(request.url.query), request.headers["x-order"]))
        return {}

    seen: list[tuple[str, str, str]] = []
    app.state.seen = seen
    return app


def send(*arguments: Any, **named: Any) -> Any:
    return asyncio.run(rush(*arguments, **named))


class Halfway:
    """A watch that tells when `many` orders are done."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.reached = asyncio.Event()

    def __call__(self, done: int, total: int, failed: int) -> None:
        if done >= self.many:
            self.reached.set()


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    deadline = time.monotonic() + 3
    while left := [t.name for t in threading.enumerate() if t.name.startswith("customers")]:
        assert time.monotonic() < deadline, f"still running: {left}"
        time.sleep(0.01)


@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_a_rush_writes_what_every_customer_saw(shop: Shop, client_in: str) -> None:
    run = send(shop, "/awaiting", orders=12, client_in=client_in, title="twelve")
    assert run.title == "twelve"
    assert [order.number for order in run.orders] == list(range(1, 13))
    assert {(order.path, order.status, order.error) for order in run.orders} == {("/awaiting", 200, None)}
    assert run.start <= min(order.sent for order in run.orders)
    assert max(order.served for order in run.orders) <= run.end


@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_the_shops_record_is_on_the_customers_clock(shop: Shop, client_in: str) -> None:
    run = send(shop, "/awaiting", orders=6, client_in=client_in)
    visits = {visit.order: visit for visit in run.visits}
    assert sorted(visits) == [order.number for order in run.orders]
    for order in run.orders:
        visit = visits[order.number]
        assert order.sent < visit.arrived < visit.left
        assert visit.answered < order.served
    assert {step.order for step in run.steps} == set(visits)


def test_two_rushes_do_not_mix_their_records(shop: Shop) -> None:
    send(shop, "/awaiting", orders=3)
    assert len(send(shop, "/thread", orders=2).visits) == 2


def test_awaiting_needs_one_round_and_blocking_as_many_as_there_are_orders(shop: Shop) -> None:
    awaiting, blocking = (
        [(step.start, step.end) for step in send(shop, path, orders=8, params={"milk": 0.2}).steps]
        for path in ("/awaiting", "/blocking")
    )
    assert (peak(awaiting), rounds(awaiting)) == (8, 1)
    assert (peak(blocking), rounds(blocking)) == (1, 8)


def test_plain_def_needs_two_rounds_for_60_orders(shop: Shop) -> None:
    run = send(shop, "/thread", orders=60, params={"milk": 1})
    steps = [(step.start, step.end) for step in run.steps]
    assert (len(steps), peak(steps), rounds(steps)) == (60, 40, 2)


def test_a_closed_loop_never_has_more_in_flight_than_customers(shop: Shop) -> None:
    run = send(shop, "/awaiting", orders=12, at_once=3)
    assert len(run.orders) == 12
    assert peak((order.sent, order.served) for order in run.orders) == 3


def test_an_open_loop_sends_at_its_rate_whether_or_not_the_shop_keeps_up(shop: Shop) -> None:
    run = send(shop, "/blocking", orders=10, rate=100)
    gaps = {b.due - a.due for a, b in zip(run.orders, run.orders[1:], strict=False)}
    assert gaps == {10_000_000}
    assert all(order.sent >= order.due for order in run.orders)
    assert peak((order.sent, order.served) for order in run.orders) > 3


def test_seconds_end_a_rush(shop: Shop) -> None:
    run = send(shop, "/awaiting", at_once=2, seconds=0.4)
    waiting = [order for order in run.orders if order.served is None]
    assert len(waiting) <= 2
    assert all(order.ended and not order.error for order in waiting)
    assert len(run.orders) > 2
    assert 0.3e9 < run.end - run.start < 2e9


def test_paths_and_params_vary_by_order(shop: Shop) -> None:
    run = send(shop, ["/ping", "/awaiting"], orders=4)
    assert [order.path for order in run.orders] == ["/ping", "/awaiting", "/ping", "/awaiting"]
    run = send(shop, lambda number: f"/moody/{number * 2}", orders=2, client_in="process")
    assert [order.path for order in run.orders] == ["/moody/2", "/moody/4"]


def test_method_and_query_arrive_as_given() -> None:
    app = odd_shop()
    with serve(app) as shop:
        send(shop, "/echo?a=1", orders=2, method="post", params=lambda number: {"cup": ["s", number]})
    assert sorted(app.state.seen) == [("POST", "a=1&cup=s&cup=1", "1"), ("POST", "a=1&cup=s&cup=2", "2")]


def test_a_token_is_shown_at_the_door() -> None:
    with serve(create_app(), token="beans") as shop:
        assert send(shop, "/ping", orders=2).orders[0].status == 200
        with pytest.raises(ShopError, match="401"):
            send(shop.url, "/ping", orders=2)


def test_an_application_without_our_front_door_is_served_too() -> None:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(create_app(), port=0, log_level="error", loop="asyncio"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        run = send(f"http://127.0.0.1:{port}/", "/ping", orders=3)
        assert (len(run.orders), run.visits) == (3, ())
    finally:
        server.should_exit = True
        thread.join()


def test_a_few_bad_answers_are_in_the_run(shop: Shop) -> None:
    run = send(shop, lambda number: f"/moody/{number}", orders=4)
    assert [order.error for order in run.orders] == ["the shop answered 503 Service Unavailable.", None] * 2


@pytest.mark.parametrize(
    ("path", "named", "said"),
    [
        ("/broken", {}, "500 Internal Server Error"),
        ("/no-such-path", {}, "404 Not Found"),
        ("/awaiting/", {}, "307 Temporary Redirect: it sent the customer to another address"),
        ("/awaiting", {"timeout": 0.05, "params": {"milk": 5}}, r"no answer within 0\.05 s"),
    ],
)
@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_where_no_order_is_served_one_sentence_says_why(
    shop: Shop, path: str, named: dict[str, Any], said: str, client_in: str
) -> None:
    with pytest.raises(ShopError, match=said) as caught:
        send(shop, path, orders=3, client_in=client_in, **named)
    assert len(caught.value.run.orders) == 3


@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_a_shop_that_is_closed_is_said_to_be(client_in: str) -> None:
    shop = serve(create_app())
    url = shop.url
    shop.stop()
    for closed in (shop, url):
        with pytest.raises(ShopError, match="closed"):
            send(closed, "/ping", client_in=client_in)


def test_a_shop_that_hangs_up_is_a_failed_order_and_no_crash(shop: Shop) -> None:
    async def closing() -> Any:
        half = Halfway(2)
        with serve(odd_shop()) as short:
            paths = ["/ping", "/awaiting"]
            task = asyncio.create_task(rush(short, paths, orders=4, params={"milk": 30}, watch=half))
            await half.reached.wait()
            await asyncio.to_thread(short.stop)
            return await task

    run = asyncio.run(closing())
    errors = [order.error for order in run.orders]
    assert errors[::2] == [None, None]
    assert all(error and "shop" in error for error in errors[1::2])


@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_a_stopped_rush_is_gone_at_once_and_its_run_is_not_lost(shop: Shop, client_in: str) -> None:
    async def stop_halfway() -> float:
        half, paths = Halfway(3), ["/ping", "/awaiting"]
        task = asyncio.create_task(
            rush(shop, paths, orders=6, params={"milk": 30}, client_in=client_in, watch=half)
        )
        await half.reached.wait()
        before = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return time.monotonic() - before

    assert asyncio.run(stop_halfway()) < 1.0
    run = latest()
    assert [order.served is not None for order in run.orders] == [True, False] * 3
    assert run.notes == ("The rush was stopped before its end.",)


def test_the_callers_loop_stays_free_during_a_rush(shop: Shop) -> None:
    async def beside() -> int:
        task, beats = asyncio.create_task(rush(shop, "/blocking", orders=6, params={"milk": 0.1})), 0
        while not task.done():
            await asyncio.sleep(0.01)
            beats += 1
        return beats

    assert asyncio.run(beside()) > 15


def test_the_watch_is_told_how_far_the_rush_is(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, int]] = []
    monkeypatch.setattr(customers, "watcher", lambda: lambda *figures: told.append(figures))
    send(shop, "/awaiting", orders=4, at_once=1, params={"milk": 0.2})
    assert told == sorted(told)
    assert told[-1] == (4, 4, 0)
    assert len({done for done, _, _ in told}) >= 4


def test_a_watch_that_fails_stops_the_rush(shop: Shop) -> None:
    def bad(done: int, total: int, failed: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        send(shop, "/awaiting", params={"milk": 30}, watch=bad)


def test_a_process_of_customers_that_is_killed_is_one_sentence(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Child] = []

    class Noted(Child):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            started.append(self)

    async def kill_halfway() -> None:
        half, paths = Halfway(2), ["/ping", "/awaiting"]
        task = asyncio.create_task(
            rush(shop, paths, orders=4, params={"milk": 30}, client_in="process", watch=half)
        )
        await half.reached.wait()
        os.kill(started[0].pid, signal.SIGTERM)
        with pytest.raises(ShopError, match="ended"):
            await task

    monkeypatch.setattr(crew, "Child", Noted)
    asyncio.run(kill_halfway())


def test_what_a_function_of_the_number_raises_comes_as_it_is(shop: Shop) -> None:
    with pytest.raises(ShopError, match="A path begins with a slash"):
        send(shop, lambda number: "/ping" if number < 3 else "ping", orders=6)
    with pytest.raises(KeyError):
        send(shop, "/ping", orders=6, params=lambda number: {"milk": {1: 0.1, 2: 0.1}[number]})


def test_an_xray_does_not_see_the_customers(shop: Shop) -> None:
    with xray() as seen:
        send(shop, "/awaiting", orders=5)
    threads = {loop.thread for loop in seen.run.loops}
    assert threads
    assert not any(thread.startswith("customers") for thread in threads)


@pytest.mark.parametrize("client_in", ["thread", "process"])
def test_an_interrupt_ends_a_script_and_its_rush_at_once(shop: Shop, client_in: str) -> None:
    script = (
        "import asyncio; from coffeeshop import rush\n"
        "if __name__ == '__main__':\n"
        f"    asyncio.run(rush({shop.url!r}, '/awaiting', params={{'milk': 30}}, client_in={client_in!r},\n"
        "        watch=lambda done, total, failed: print('waiting', flush=True)))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == b"waiting\n"
        before = time.monotonic()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=10)
    assert time.monotonic() - before < 3
    assert said.strip().endswith(b"KeyboardInterrupt")
