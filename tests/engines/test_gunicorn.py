"""A real Gunicorn serves Flask: by default one at a time, with threads side by side; then it is gone."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from coffeeshop.customers import rush
from coffeeshop.engines import gunicorn
from coffeeshop.engines.engine import listens
from coffeeshop.engines.gunicorn import Gunicorn, missing
from coffeeshop.menu import ShopError
from coffeeshop.metrics import peak

windows = pytest.mark.skipif(sys.platform == "win32", reason=missing())


@pytest.fixture
def installed() -> None:
    """Skip where Gunicorn or Flask is missing; in continuous integration, fail."""
    if why := missing():
        if os.environ.get("CI", "").lower() in ("1", "true", "yes") and sys.platform != "win32":
            pytest.fail(why)
        pytest.skip(why)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return False


def soon(true: Callable[[], bool], seconds: float = 8.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def four(url: str) -> list[dict[str, Any]]:
    """Send four orders of 0.3 s at once and return what Flask noted of each."""

    def order(number: int) -> dict[str, Any]:
        return httpx.get(f"{url}/milk?seconds=0.3", timeout=30, trust_env=False).json()

    with ThreadPoolExecutor(4) as customers:
        return list(customers.map(order, range(4)))


def at_once(noted: list[dict[str, Any]]) -> int:
    return peak((order["start"], order["end"]) for order in noted)


def test_by_default_it_makes_one_order_at_a_time(installed: None) -> None:
    with Gunicorn() as engine:
        assert engine.kind == "sync"
        noted = four(engine.url)
    assert at_once(noted) == 1
    assert len({order["pid"] for order in noted}) == 1


def test_with_threads_one_process_makes_several_at_once(installed: None) -> None:
    with Gunicorn(threads=4) as engine:
        assert engine.kind == "gthread"
        noted = four(engine.url)
    assert at_once(noted) == 4
    assert len({order["pid"] for order in noted}) == 1
    assert len({order["thread"] for order in noted}) == 4


def test_with_workers_each_process_makes_one(installed: None) -> None:
    with Gunicorn(workers=2) as engine:
        noted = [order for _ in range(5) for order in four(engine.url)]  # the system shares them out, at will
    by_process = {pid: [order for order in noted if order["pid"] == pid] for pid in (o["pid"] for o in noted)}
    assert len(by_process) == 2
    assert {at_once(orders) for orders in by_process.values()} == {1}


@pytest.mark.parametrize("orders", [20, 300])
def test_customers_who_wait_with_an_open_line_do_not_take_its_threads(installed: None, orders: int) -> None:
    with Gunicorn(threads=2) as engine:  # a silent connection keeps a thread of it busy for five seconds
        run = asyncio.run(rush(engine, "/ping", orders=orders, timeout=20))
    assert [order.error for order in run.orders] == [None] * orders


def test_an_application_of_ones_own(installed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corner_shop.py").write_text(
        "from flask import Flask\napp = Flask('x')\n@app.get('/ping')\ndef ping(): return 'at the corner'\n"
    )
    monkeypatch.chdir(tmp_path)
    with Gunicorn("corner_shop:app") as engine:
        assert httpx.get(f"{engine.url}/ping", trust_env=False).text == "at the corner"


def test_one_that_is_not_there_is_told_with_its_last_words(installed: None) -> None:
    with pytest.raises(ShopError, match=r"^Gunicorn ended before it answered\. It said last: "):
        Gunicorn("no_such_shop:app")


@pytest.mark.parametrize("wrong", [{"workers": 0}, {"threads": 2.5}, {"threads": 5000}])
def test_what_it_cannot_start_with_is_told(installed: None, wrong: dict[str, Any]) -> None:
    with pytest.raises(ShopError, match=r"cannot be: give a whole number from 1 to 1,000\.$"):
        Gunicorn(**wrong)


def test_it_is_gone_once_it_is_stopped_also_with_an_order_inside(installed: None) -> None:
    engine = Gunicorn()
    with ThreadPoolExecutor(1) as customer:
        left = customer.submit(
            lambda: httpx.get(f"{engine.url}/milk?seconds=60", timeout=60, trust_env=False)
        )
        time.sleep(0.3)
        pid, port = engine.pid, urlsplit(engine.url).port
        engine.stop()
        assert soon(lambda: gone(pid) and not listens(port))
        with pytest.raises(httpx.HTTPError):
            left.result(20)


@windows
def test_it_is_gone_when_its_parent_is_killed(installed: None) -> None:
    script = (
        "import signal, httpx\nfrom coffeeshop.engines.gunicorn import Gunicorn\nengine = Gunicorn()\n"
        "worker = httpx.get(engine.url + '/ping', trust_env=False).json()['pid']\n"
        "print(engine.pid, worker, engine.url, flush=True)\nsignal.pause()"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    try:
        pid, worker, url = parent.stdout.readline().split()
        assert not gone(int(worker))
        parent.send_signal(signal.SIGKILL)
        parent.wait(20)
        assert soon(lambda: gone(int(pid)) and gone(int(worker)) and not listens(urlsplit(url).port))
    finally:
        parent.kill()
        parent.stdout.close()


def test_a_missing_one_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gunicorn, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(
        ShopError, match=r"^This Python has no gunicorn and no flask: run `pip install gunicorn flask`\.$"
    ):
        Gunicorn()


def test_on_windows_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(
        ShopError, match=r"^Gunicorn does not run on Windows, which has no fork: go on without"
    ):
        Gunicorn()
