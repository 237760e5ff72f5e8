"""The supplier: a real process that counts, refuses, hangs, drips and cuts the line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from coffeeshop.engines.engine import listens
from coffeeshop.engines.supplier import Supplier, supplier
from coffeeshop.engines.supplier_app import Gate
from coffeeshop.engines.supply import Knobs, Supply
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

BEANS = {"item": "beans"}


@pytest.fixture(scope="module")
def dairy() -> Iterator[Supplier]:
    with supplier(latency=0.05) as opened:
        yield opened


@pytest.fixture
def client(dairy: Supplier) -> Iterator[httpx.Client]:
    dairy.set(latency=0.05, jitter=0.0, errors=0.0, limit=None, rate=None, seed=0)
    dairy.reset()
    with httpx.Client(base_url=dairy.url, timeout=20, trust_env=False) as made:
        yield made


def milk_for(dairy: Supplier, customers: int, **options: object) -> list[int]:
    """Return the statuses of so many requests that come at once."""

    async def fetch() -> list[int]:
        async with httpx.AsyncClient(base_url=dairy.url, timeout=20, trust_env=False, **options) as shared:  # type: ignore[arg-type]
            answers = await asyncio.gather(*(shared.get("/milk") for _ in range(customers)))
        return [answer.status_code for answer in answers]

    return asyncio.run(fetch())


def test_one_client_makes_one_connection_and_a_client_each_makes_one_each(
    dairy: Supplier, client: httpx.Client
) -> None:
    for _ in range(5):
        assert client.get("/milk").json() == "hot milk"
    assert dairy.counts.connections == 1
    for _ in range(5):
        httpx.get(dairy.url + "/milk", trust_env=False)
    assert (dairy.counts.connections, dairy.counts.requests, dairy.counts.served) == (6, 10, 10)


def test_what_waits_at_once_is_counted(dairy: Supplier, client: httpx.Client) -> None:
    dairy.set(latency=0.5)
    assert milk_for(dairy, 7) == [200] * 7
    assert dairy.counts.peak == 7
    dairy.reset()
    assert milk_for(dairy, 6, limits=httpx.Limits(max_connections=2)) == [200] * 6
    assert dairy.counts.peak == 2


def test_an_order_under_a_known_key_is_noted_once(dairy: Supplier, client: httpx.Client) -> None:
    keys = ("a", "a", "b", None, None)
    sent = [
        client.post("/orders", json=BEANS, headers={"Idempotency-Key": key} if key else {}) for key in keys
    ]
    assert [answer.status_code for answer in sent] == [201] * 5
    assert [answer.json()["number"] for answer in sent] == [1, 1, 2, 3, 4]
    assert (
        [order["key"] for order in dairy.orders]
        == ["a", "b", None, None]
        == [o["key"] for o in client.get("/orders").json()]
    )
    assert dairy.counts.duplicates == 1


def test_a_500_notes_no_order(dairy: Supplier, client: httpx.Client) -> None:
    dairy.next(500, 503)
    assert [client.post("/orders", json=BEANS).status_code for _ in range(3)] == [500, 503, 201]
    assert (len(dairy.orders), dairy.counts.failed) == (1, 2)


def test_a_supplier_that_hangs_has_taken_the_order_all_the_same(
    dairy: Supplier, client: httpx.Client
) -> None:
    dairy.next("hang")
    with pytest.raises(httpx.ReadTimeout):
        client.post("/orders", json=BEANS, timeout=1)
    assert len(dairy.orders) == 1
    assert client.get("/milk").status_code == 200, "it serves the others"


def test_a_line_that_is_cut_has_taken_the_order_all_the_same(dairy: Supplier, client: httpx.Client) -> None:
    dairy.next("cut")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        client.post("/orders", json=BEANS)
    assert (len(dairy.orders), dairy.counts.failed, dairy.counts.served) == (1, 1, 0)


def test_behind_a_server_of_this_process_the_line_is_cut_in_the_middle_of_an_answer() -> None:
    supply = Supply(Knobs(latency=0.0))
    supply.coming.extend(["cut", "ok"])
    with serve(Gate(supply)) as shop, httpx.Client(base_url=shop.url, trust_env=False) as client:
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            client.post("/orders", json=BEANS)
        assert client.post("/orders", json=BEANS).json()["number"] == 2
    assert (supply.counts.failed, supply.counts.served, len(supply.orders)) == (1, 1, 2)


def test_a_drip_keeps_every_read_short_and_takes_long_in_all(dairy: Supplier, client: httpx.Client) -> None:
    dairy.set(latency=0.1)
    dairy.next("drip")
    began = time.monotonic()
    with client.stream("GET", "/milk", timeout=httpx.Timeout(10)) as answer:
        drops = list(answer.iter_raw())
    assert b"".join(drops) == b'"hot milk"'
    assert time.monotonic() - began > 0.9


def test_over_the_limit_comes_a_429_that_says_when_to_return(dairy: Supplier, client: httpx.Client) -> None:
    dairy.set(latency=1.0, limit=3)
    statuses = milk_for(dairy, 10)
    assert sorted(statuses) == [200] * 3 + [429] * 7
    assert (dairy.counts.refused, dairy.counts.peak) == (7, 3)
    dairy.set(latency=0.0, limit=None, rate=2)
    answers = [client.get("/milk") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[-1].headers["retry-after"] == "1"


def test_the_same_seed_throws_the_same_dice(dairy: Supplier, client: httpx.Client) -> None:
    dairy.set(latency=0.0, errors=0.5, seed=3)
    seen = []
    for _ in range(2):
        dairy.reset()
        seen.append([client.get("/milk").status_code for _ in range(20)])
    assert seen[0] == seen[1]
    assert set(seen[0]) == {200, 500}
    dairy.set(seed=4)
    dairy.reset()
    assert [client.get("/milk").status_code for _ in range(20)] != seen[0]


@pytest.mark.parametrize(
    ("knobs", "said"),
    [
        ({"latency": -1}, "give seconds"),
        ({"latency": True}, "give seconds"),
        ({"errors": 5}, "give a share"),
        ({"limit": 0}, "how many may be in flight"),
        ({"limit": 2.5}, "how many may be in flight"),
        ({"milk": 1}, "has no knob 'milk'. It has latency, jitter"),
    ],
)
def test_a_knob_that_cannot_be_is_refused_in_words(
    dairy: Supplier, knobs: dict[str, object], said: str
) -> None:
    with pytest.raises(ShopError, match=said):
        dairy.set(**knobs)


def test_a_turn_that_cannot_be_is_refused_in_words(dairy: Supplier) -> None:
    for wrong in (200, "explode", True):
        with pytest.raises(
            ShopError, match="give a status such as 500, or one of 'ok', 'hang', 'cut', 'drip'"
        ):
            dairy.next(wrong)


def test_it_is_gone_once_it_is_stopped() -> None:
    with supplier() as opened:
        assert opened.alive
        assert "127.0.0.1" in repr(opened)
    assert not opened.alive
    assert not listens(opened.port)
    opened.stop()
    assert repr(opened) == "<Supplier, stopped>"
    with pytest.raises(ShopError, match="The supplier is stopped"):
        opened.counts  # noqa: B018


def test_one_that_was_killed_is_told_in_words() -> None:
    with supplier() as opened:
        os.kill(opened.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        assert soon(lambda: not opened.alive)
        with pytest.raises(ShopError, match="The supplier is gone"):
            opened.reset()


HOLDER = """
import time
from coffeeshop.engines.supplier import supplier
opened = supplier()
print(opened.pid, opened.port, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_it_goes_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", HOLDER], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        pid, port = map(int, parent.stdout.readline().split())
    assert httpx.get(f"http://127.0.0.1:{port}/milk", trust_env=False).status_code == 200
    parent.kill()
    parent.wait()
    assert soon(lambda: gone(pid) and not listens(port))


def gone(pid: int) -> bool:
    """Whether no process `pid` runs; a zombie that nobody has reaped yet counts as gone."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.exists():
        return stat.read_text().rpartition(")")[2].split()[0] == "Z"
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return Path("/proc/self/stat").exists()
    return True


def soon(true: Callable[[], bool], seconds: float = 8.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()
