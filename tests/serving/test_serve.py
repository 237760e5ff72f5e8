"""`serve`: open when it says so, gone when it is stopped, in a thread and in a process."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from fastapi import FastAPI

from coffeeshop import serving
from coffeeshop.app import create_app
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

MODES = ("thread", "process")
SHOP = """
    import asyncio, time
    from fastapi import FastAPI
    app = FastAPI()

    @app.get("/")
    async def hello() -> str:
        return "hello"

    @app.get("/held")
    async def held(seconds: float) -> str:
        time.sleep(seconds)
        return "done"

    @app.get("/endless")
    async def endless() -> None:
        while True:
            pass
"""


@pytest.fixture
def place(tmp_path: Path) -> str:
    (tmp_path / "my_shop.py").write_text(textwrap.dedent(SHOP))
    return f"{tmp_path / 'my_shop.py'}:app"


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("where", MODES)
def test_it_is_open_when_it_returns_and_gone_when_it_is_stopped(place: str, where: str) -> None:
    shop = serve(place, where=where)
    assert shop.where == where
    assert httpx.get(shop.url).json() == "hello"
    port = shop.port
    shop.stop()
    shop.stop()
    assert not listens(port)
    assert not shop.is_open


@pytest.mark.parametrize("where", MODES)
def test_with_stops_it_also_on_an_exception(place: str, where: str) -> None:
    ports: list[int] = []

    def cell() -> None:
        with serve(place, where=where) as shop:
            ports.append(shop.port)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cell()
    assert not listens(ports[0])


@pytest.mark.parametrize("where", MODES)
def test_with_stops_it_also_on_an_interrupt(place: str, where: str) -> None:
    ports: list[int] = []

    def cell() -> None:
        with serve(place, where=where) as shop:
            ports.append(shop.port)
            signal.raise_signal(signal.SIGINT)
            time.sleep(5)

    with pytest.raises(KeyboardInterrupt):
        cell()
    assert not listens(ports[0])


@pytest.mark.parametrize("where", MODES)
def test_async_with_leaves_the_loop_free_while_it_opens_and_closes(place: str, where: str) -> None:
    async def main() -> tuple[list[float], int]:
        beats: list[float] = []

        async def beat() -> None:
            while True:
                beats.append(time.perf_counter())
                await asyncio.sleep(0.005)

        ticker = asyncio.create_task(beat())
        async with serve(place, where=where) as shop:
            async with httpx.AsyncClient() as client:
                assert (await client.get(shop.url)).json() == "hello"
            port, opened = shop.port, len(beats)
        ticker.cancel()
        assert len(beats) > opened + 3  # it also closed beside the loop
        return beats[:opened], port

    start = time.perf_counter()
    beats, port = asyncio.run(main())
    longest = max(b - a for a, b in zip([start, *beats], beats, strict=False))
    assert where == "thread" or longest < (beats[-1] - start) / 2
    assert not listens(port)


def test_a_plain_call_in_a_coroutine_opens_at_first_use(place: str) -> None:
    async def main() -> None:
        shop = serve(place, where="process")
        async with shop:
            assert shop.url.startswith("http://127.0.0.1:")

    asyncio.run(main())


def test_a_cancelled_opening_leaves_nothing_behind() -> None:
    @contextlib.asynccontextmanager
    async def never(app: FastAPI) -> AsyncIterator[None]:
        await asyncio.sleep(600)
        yield

    async def main() -> None:
        async with serve(FastAPI(lifespan=never)):
            pass

    async def impatient() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(main(), 0.2)

    before = threading.active_count()
    asyncio.run(impatient())
    assert _soon(lambda: threading.active_count() == before)


def test_an_interrupt_while_it_opens_leaves_nothing_behind() -> None:
    @contextlib.asynccontextmanager
    async def never(app: FastAPI) -> AsyncIterator[None]:
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)
        await asyncio.sleep(600)
        yield

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        serve(FastAPI(lifespan=never))
    assert _soon(lambda: threading.active_count() == before)


def _soon(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 3
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def test_fifty_starts_and_stops_leave_nothing_behind() -> None:
    def once(app: FastAPI) -> int:
        with serve(app) as shop:
            assert httpx.get(f"{shop.url}/thread").status_code == 200
            return shop.port

    app = create_app(milk=0)
    once(app)
    threads, files = set(threading.enumerate()), _files()
    ports = [once(app) for _ in range(50)]
    # AnyIO tells its threads to end, and waits for none of them.
    assert _soon(lambda: set(threading.enumerate()) <= threads)
    assert _soon(lambda: _files() <= files)
    assert not _listening() & set(ports)


def _listening() -> set[int]:
    """Return the ports on which this process listens; another one may have taken a port since."""
    sockets = psutil.Process().net_connections("tcp")
    return {socket.laddr.port for socket in sockets if socket.status == psutil.CONN_LISTEN}


def _files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_a_request_in_flight_gets_a_second_to_finish() -> None:
    answers: list[httpx.Response] = []
    with serve(create_app()) as shop:
        address = f"{shop.url}/awaiting?milk=0.5"
        customer = threading.Thread(target=lambda: answers.append(httpx.get(address)))
        customer.start()
        _until_inside(shop, 1)
    customer.join(5)
    assert [answer.json() for answer in answers] == ["milk"]


def test_a_long_request_does_not_hold_the_closing() -> None:
    with serve(create_app()) as shop:
        customer = threading.Thread(target=_ignore_errors, args=(f"{shop.url}/awaiting?milk=60",))
        customer.start()
        _until_inside(shop, 1)
        start = time.monotonic()
    assert time.monotonic() - start < 4
    customer.join(5)
    assert not customer.is_alive()


@pytest.mark.parametrize("where", MODES)
def test_an_endless_loop_in_an_endpoint_cannot_keep_the_shop_open(place: str, where: str) -> None:
    shop = serve(place, where=where)
    port = shop.port
    customer = threading.Thread(target=_ignore_errors, args=(f"{shop.url}/endless",))
    customer.start()
    time.sleep(0.3)
    shop.stop()
    customer.join(5)
    assert not listens(port)
    assert not [t for t in threading.enumerate() if str(port) in t.name]


def test_a_held_loop_is_left_to_end_alone_with_a_warning(place: str) -> None:
    shop = serve(place)
    port = shop.port
    customer = threading.Thread(target=_ignore_errors, args=(f"{shop.url}/held?seconds=6",))
    customer.start()
    time.sleep(0.3)
    with pytest.warns(RuntimeWarning, match=f"The shop on port {port} is held by a call"):
        shop.stop()
    customer.join(10)
    [t.join(10) for t in threading.enumerate() if str(port) in t.name]
    assert not listens(port)


def _ignore_errors(address: str) -> None:
    with contextlib.suppress(httpx.HTTPError):
        httpx.get(address, timeout=20)


def _until_inside(shop: serving.Shop, customers: int) -> None:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if sum(visit.left is None for visit in shop.record().visits) >= customers:
            return
        time.sleep(0.02)
    raise AssertionError("no customer came in")


@pytest.fixture
def cell() -> Iterator[list[tuple[str, int]]]:
    """The running (cell, run), as the notebook's room tells it."""
    now = [("a", 1)]
    serving.owner = lambda: now[0]
    yield now
    serving.owner = None


def test_running_a_cell_again_stops_its_former_shop(cell: list[tuple[str, int]]) -> None:
    first, second = serve(create_app()), serve(create_app())
    cell[0] = ("b", 2)
    other = serve(create_app())
    cell[0] = ("a", 3)
    again = serve(create_app(), port=first.port)
    try:
        assert (first.is_open, second.is_open, other.is_open, again.is_open) == (False, False, True, True)
    finally:
        again.stop()
        other.stop()


def test_a_failed_cells_shops_can_be_stopped(cell: list[tuple[str, int]]) -> None:
    shop = serve(create_app())
    serving.stop_owned(("a", 2))
    assert shop.is_open
    serving.stop_owned(("a", 1))
    assert not shop.is_open


def test_a_program_that_ends_leaves_no_shop_and_no_noise(place: str) -> None:
    program = f"""
        from coffeeshop.serving import serve
        here, there = serve("{place}"), serve("{place}", where="process")
        print(here.port, there.port)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=30
    )
    assert done.stderr == ""
    assert [listens(int(port)) for port in done.stdout.split()] == [False, False]


@pytest.mark.parametrize("where", MODES)
def test_the_record_is_on_this_process_clock(place: str, where: str) -> None:
    with serve(place, where=where) as shop:
        before = time.perf_counter_ns()
        httpx.get(shop.url, headers={"x-order": "3"})
        after = time.perf_counter_ns()
        time.sleep(0.12)
        run = shop.record()
        assert [(v.order, v.path, v.status) for v in run.visits] == [(3, "/", 200)]
        visit = run.visits[0]
        assert str(visit.endpoint).endswith("my_shop.py:7 hello")
        assert before - 5_000_000 < visit.arrived <= visit.answered <= visit.left < after + 5_000_000
        assert run.start < before < after < run.end
        assert len(run.ticks) >= 2
        assert [loop.name for loop in run.loops] == ["shop"]
        assert {tick.loop for tick in run.ticks} == {visit.loop} == {run.loops[0].id}
        assert shop.record().visits == ()


def test_requests_answer_while_this_thread_sleeps(place: str) -> None:
    with serve(place) as shop:
        assert [httpx.get(shop.url).json() for _ in range(3)] == ["hello"] * 3


def test_no_delay_is_set_on_its_connections(place: str) -> None:
    with serve(place) as shop, httpx.Client() as client:
        client.get(shop.url)
        start = time.perf_counter()
        for _ in range(10):
            client.get(shop.url)
        assert time.perf_counter() - start < 0.4  # with Nagle's algorithm at work each takes 0.04


def test_a_shop_says_where_it_is() -> None:
    shop = serve(create_app(), token="bean")
    try:
        assert repr(shop) == f"<Shop open at {shop.url}, in a thread>"
        assert f'href="{shop.url}/?token=bean"' in shop._repr_html_()
    finally:
        shop.stop()
    assert repr(shop) == "<Shop closed, in a thread>"
    with pytest.raises(ShopError, match=r"This shop is closed\. Serve the application again\."):
        _ = shop.url


def test_the_link_goes_through_a_hubs_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(create_app()) as shop:
        assert shop.link == f"{shop.url}/"
        monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/me/")
        assert shop.link == f"/user/me/proxy/{shop.port}/"


@pytest.mark.parametrize("where", MODES)
def test_with_the_xray_the_record_says_which_line_held_the_loop(place: str, where: str) -> None:
    with serve(place, where=where, xray=True) as shop:
        httpx.get(f"{shop.url}/held?seconds=0.6", headers={"x-order": "1"})
        run = shop.record()
    assert "sleep" in [block.kind for block in run.blocks], run.blocks
    (held,) = [block for block in run.blocks if block.kind == "sleep"]
    assert (held.line, held.code) == (12, "time.sleep(seconds)")
    assert held.endpoint.endswith("my_shop.py:11 held")
    visit = run.visits[0]
    assert visit.task in {task.id for task in run.tasks}
    assert held.start < visit.arrived < visit.left < held.end + 50_000_000
    assert [loop.name for loop in run.loops] == ["shop"]


def test_the_record_of_a_held_loop_is_not_waited_for_for_ever(place: str) -> None:
    with serve(place) as shop:
        customer = threading.Thread(target=_ignore_errors, args=(f"{shop.url}/held?seconds=3",))
        customer.start()
        time.sleep(0.3)
        (inside,) = shop.record().visits
        assert (inside.path, inside.left) == ("/held", None)
        customer.join(10)


def test_after_the_xray_the_loop_is_as_before(place: str) -> None:
    before = asyncio.events.Handle._run
    with serve(place, xray=True) as shop:
        httpx.get(shop.url)
    assert asyncio.events.Handle._run is before


def test_the_process_of_a_shop_is_not_this_one(tmp_path: Path) -> None:
    (tmp_path / "who.py").write_text(
        "import os\nfrom fastapi import FastAPI\napp = FastAPI()\n"
        "@app.get('/')\nasync def pid() -> int: return os.getpid()\n"
    )
    with serve(f"{tmp_path / 'who.py'}:app", where="process") as shop:
        pid = httpx.get(shop.url).json()
        assert pid != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
