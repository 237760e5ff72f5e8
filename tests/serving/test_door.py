"""The front door: it writes down who came, and changes nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse
from starlette.testclient import TestClient

from coffeeshop import ledger
from coffeeshop.ledger import Run, Tick, Visit
from coffeeshop.serving import Door


def an_app() -> FastAPI:
    app = FastAPI()

    @app.get("/latte")
    async def latte() -> str:
        return f"order {ledger.order_number.get()}"

    @app.get("/thread")
    def in_a_thread() -> str:
        return f"order {ledger.order_number.get()}"

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("the machine is broken")

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            for part in (b"a", b"b", b"c"):
                yield part

        return StreamingResponse(parts())

    @app.websocket("/board")
    async def board(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(f"you said {await socket.receive_text()}")
        await socket.close()

    return app


def client(door: Door, port: int | None = None) -> httpx.AsyncClient:
    place = f"http://shop:{port}" if port else "http://shop"
    transport = httpx.ASGITransport(door, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=place)


async def visit(door: Door, path: str, method: str = "GET", **options: Any) -> httpx.Response:
    async with client(door) as customer:
        return await customer.request(method, path, **options)


def visits(door: Door, path: str, **options: Any) -> tuple[Visit, ...]:
    asyncio.run(visit(door, path, **options))
    return door.record().visits


def test_a_visit_tells_who_came_where_and_when() -> None:
    (seen,) = visits(Door(an_app()), "/latte?milk=1", headers={"x-order": "12"})
    assert (seen.order, seen.method, seen.path, seen.status) == (12, "GET", "/latte", 200)
    assert str(seen.endpoint).endswith(" an_app.<locals>.latte") or str(seen.endpoint).endswith(" latte")
    assert "test_door.py:" in str(seen.endpoint)
    assert 0 < seen.arrived <= seen.answered <= seen.left  # type: ignore[operator]
    assert seen.loop > 0
    assert seen.task > 0


@pytest.mark.parametrize("path", ["/latte", "/thread"])
def test_the_order_number_reaches_the_endpoint_in_a_thread_too(path: str) -> None:
    answer = asyncio.run(visit(Door(an_app()), path, headers={"x-order": "5"}))
    assert answer.json() == "order 5"


@pytest.mark.parametrize("number", ["", "many", "-1", "1.5", "٣", "9" * 5000])
def test_a_strange_order_number_is_none(number: str) -> None:
    (seen,) = visits(Door(an_app()), "/latte", headers={"x-order": number.encode()})
    assert seen.order is None


def test_an_exception_passes_through_and_the_visit_is_written() -> None:
    door = Door(an_app())
    with pytest.raises(RuntimeError, match="the machine is broken"):
        asyncio.run(_raw(door, "/broken"))
    (seen,) = door.record().visits
    assert seen.status == 500
    assert ledger.page.get() is None


async def _raw(app: Any, path: str) -> list[dict[str, Any]]:
    """Call an application as a server does, and return every message it sends."""
    sent: list[dict[str, Any]] = []
    coming = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        return coming.pop() if coming else await asyncio.Event().wait()  # type: ignore[return-value]

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
             "raw_path": path.encode(), "root_path": "", "scheme": "http", "query_string": b"", "headers": [],
             "client": ("c", 1), "server": ("s", 2)}  # fmt: skip
    await app(scope, receive, send)
    return sent


@pytest.mark.parametrize("path", ["/latte", "/stream", "/thread", "/nowhere", "/openapi.json"])
def test_every_message_is_the_applications_own(path: str) -> None:
    app = an_app()
    assert asyncio.run(_raw(Door(app), path)) == asyncio.run(_raw(app, path))


def test_a_websocket_passes_through() -> None:
    door = Door(an_app())
    with TestClient(door).websocket_connect("/board") as socket:
        socket.send_text("hello")
        assert socket.receive_text() == "you said hello"
    (seen,) = door.record().visits
    assert (seen.method, seen.path, seen.status) == ("WEBSOCKET", "/board", 101)


def test_lifespan_passes_through() -> None:
    said: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            said.append((await receive())["type"])
            await send({"type": "lifespan.startup.complete"})
            said.append((await receive())["type"])
            await send({"type": "lifespan.shutdown.complete"})

    with TestClient(Door(app)):
        assert said == ["lifespan.startup"]
    assert said == ["lifespan.startup", "lifespan.shutdown"]


def test_behind_a_proxy_the_pages_know_their_prefix() -> None:
    headers = {"x-forwarded-prefix": "/user/me/proxy/8000"}
    answer = asyncio.run(visit(Door(an_app()), "/docs", headers=headers))
    assert "/user/me/proxy/8000/openapi.json" in answer.text


def test_its_own_addresses() -> None:
    door = Door(an_app())

    async def scene() -> list[httpx.Response]:
        async with client(door) as customer:
            return [
                await customer.get("/.coffeeshop/warm"),
                await customer.get("/latte"),
                await customer.post("/.coffeeshop/new"),
                await customer.get("/latte", headers={"x-order": "2"}),
                await customer.get("/.coffeeshop/record"),
                await customer.get("/.coffeeshop/record"),
                await customer.get("/.coffeeshop/other"),
            ]

    answers = asyncio.run(scene())
    assert [answer.status_code for answer in answers] == [204, 200, 204, 200, 200, 200, 404]
    first, second = answers[4].json(), answers[5].json()
    assert [seen.order for seen in Run.from_dict(first).visits] == [2]
    assert Run.from_dict(second).visits == ()
    assert Run.from_dict(first).visits[0].left < first["now"] < second["now"]  # type: ignore[operator]


def test_who_is_still_inside_has_not_left_and_writes_on_the_old_page() -> None:
    async def scene() -> tuple[Run, Run, Run]:
        leave = asyncio.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            await leave.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        door = Door(app)
        customer = asyncio.create_task(visit(door, "/slow", headers={"x-order": "1"}))
        await asyncio.sleep(0.01)
        inside = door.record()
        door.begin()
        other_page = door.record()
        leave.set()
        await customer
        return inside, other_page, door.record()

    inside, other_page, after = asyncio.run(scene())
    assert [(v.order, v.answered, v.left) for v in inside.visits] == [(1, None, None)]
    assert other_page.visits == ()
    assert after.visits == ()


def test_an_idle_shops_ticks_give_way_to_newer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coffeeshop.serving.door.TICKS", 3)
    door = Door(an_app())
    for at in range(1, 6):
        door.tick(Tick(1, at, at))
    run = door.record()
    assert [tick.at for tick in run.ticks] == [3, 4, 5]
    assert run.dropped == 0


def test_recording_while_worker_threads_write_loses_no_order() -> None:
    door, seen = Door(an_app()), []

    async def scene() -> None:
        async with client(door) as customer:
            for _ in range(20):
                await asyncio.gather(*(customer.get("/thread") for _ in range(10)))

    rush = threading.Thread(target=lambda: asyncio.run(scene()))
    rush.start()
    while rush.is_alive():
        seen += [v for v in door.record().visits if v.left]
    seen += door.record().visits
    assert len(seen) == 200


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/latte", {}, 401),
        ("/latte?token=wrong", {}, 401),
        ("/latte", {"authorization": "Bearer wrong"}, 401),
        ("/latte", {"authorization": "Basic bean"}, 401),
        ("/latte", {"cookie": "coffeeshop-token-None=wrong"}, 401),
        ("/.coffeeshop/record", {}, 401),
        ("/latte?token=bean", {}, 200),
        ("/latte", {"authorization": "bearer bean"}, 200),
        ("/latte", {"cookie": "a=b; coffeeshop-token-None=bean"}, 200),
        ("/.coffeeshop/warm", {"authorization": "Bearer bean"}, 204),
    ],
)
def test_only_who_brings_the_token_comes_in(path: str, headers: dict[str, str], status: int) -> None:
    answer = asyncio.run(visit(Door(an_app(), token="bean"), path, headers=headers))
    assert answer.status_code == status
    assert ("asks for a token" in answer.text) == (status == 401)


def test_a_browser_that_came_with_the_token_keeps_it_in_a_cookie() -> None:
    async def scene() -> tuple[httpx.Response, httpx.Response]:
        async with client(Door(an_app(), token="bean")) as browser:
            return await browser.get("/docs?token=bean"), await browser.get("/openapi.json")

    page, schema = asyncio.run(scene())
    assert "HttpOnly" in page.headers["set-cookie"]
    assert schema.status_code == 200
    assert "set-cookie" not in schema.headers


def test_a_browser_with_two_shops_of_a_host_keeps_both_their_tokens() -> None:
    async def scene() -> list[int]:
        browser = httpx.Cookies()
        for port, token in ((8001, "bean"), (8002, "leaf")):
            async with client(Door(an_app(), token=token), port) as visitor:
                browser.update((await visitor.get(f"/latte?token={token}")).cookies)
        statuses = []
        for port, token in ((8001, "bean"), (8002, "leaf"), (8003, "bean")):
            async with client(Door(an_app(), token=token), port) as visitor:
                visitor.cookies = browser
                statuses.append((await visitor.get("/latte")).status_code)
        return statuses

    assert asyncio.run(scene()) == [200, 200, 401]


def test_a_websocket_without_the_token_is_closed_before_it_opens() -> None:
    door = Door(an_app(), token="bean")
    with pytest.raises(WebSocketDisconnect) as caught, TestClient(door).websocket_connect("/board"):
        pass
    assert (caught.value.code, caught.value.reason) == (1008, "token missing")
    assert door.record().visits == ()


@pytest.mark.parametrize(("method", "path"), [("GET", "record"), ("GET", "warm"), ("POST", "new")])
def test_a_private_door_answers_nothing_itself(method: str, path: str) -> None:
    door = Door(an_app(), private=True)
    assert asyncio.run(visit(door, f"/.coffeeshop/{path}", method)).status_code == 404
    assert [seen.path for seen in door.record().visits] == [f"/.coffeeshop/{path}"]
