"""A real Prometheus scrapes a real shop, answers every query of the dashboard, and goes when it should."""

from __future__ import annotations

import contextlib
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI

from coffeeshop import serve
from coffeeshop.engines.engine import listens
from coffeeshop.engines.prometheus import HOW, Prometheus
from coffeeshop.menu import ShopError
from coffeeshop.serving.watched import Watched

DASHBOARDS = Path(__file__).parents[2] / "docs" / "dashboards"
RULES = DASHBOARDS / "loop_lag.rules.yml"
PANELS = json.loads((DASHBOARDS / "coffee_shop.json").read_text(encoding="utf-8"))["panels"]
QUERIES = [(panel["title"], target["expr"]) for panel in PANELS for target in panel["targets"]]
OFTEN = 0.25  # seconds between two scrapes


def installed(*programs: str) -> None:
    """Skip where a program is missing; in continuous integration, fail."""
    if all(shutil.which(program) for program in programs):
        return
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        pytest.fail(HOW)
    pytest.skip(HOW)


def soon(true: Callable[[], bool], seconds: float = 8.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return False


def sick_shop() -> FastAPI:
    """A shop whose `/staring` holds the loop, and whose other orders are quick."""
    app = FastAPI()
    app.add_middleware(Watched)

    @app.get("/order/{number}")
    async def order(number: int) -> int:
        return number

    @app.get("/staring")
    async def staring() -> None:
        time.sleep(0.4)  # noqa: ASYNC251

    return app


@pytest.fixture(scope="module")
def prometheus() -> Iterator[Prometheus]:
    """A Prometheus that has watched a sick shop for some seconds, and goes on to watch it."""
    installed("prometheus")
    with serve(sick_shop()) as shop, Prometheus(shop, every=OFTEN, rules=RULES) as engine:
        engine.wait('up{job="shop"} == 1')
        with httpx.Client(base_url=shop.url, trust_env=False) as client:
            for number in range(8):
                client.get(f"/order/{number}")
                client.get("/staring")
        engine.wait('orders_total{path="/staring"} == 8')
        yield engine


@pytest.mark.parametrize(("title", "expression"), QUERIES, ids=[title for title, _ in QUERIES])
def test_every_panels_query_returns_data(prometheus: Prometheus, title: str, expression: str) -> None:
    found = prometheus.wait(expression)
    assert found
    assert all(math.isfinite(sample.value) for sample in found)


def test_the_dashboard_shows_what_its_timer_leaves_out(prometheus: Prometheus) -> None:
    by_title = dict(QUERIES)
    (held,) = prometheus.query(by_title["Newcomers who wait over 0.1 s for the loop"])
    (lag,) = prometheus.query(by_title["Loop lag, p95"])
    quick = 'order_seconds_bucket{path="/order/{number}",le="0.1"} == 8'
    assert held.value > 0.1
    assert lag.value > 0.1
    assert prometheus.query(quick), "the timer finds every quick order quick"


def test_orders_to_different_numbers_are_one_time_series(prometheus: Prometheus) -> None:
    (orders,) = prometheus.query('orders_total{path=~"/order.*"}')
    assert orders.labels["path"] == "/order/{number}"
    assert orders.labels["status"] == "200"
    assert orders.value == 8


def test_the_alerts_are_loaded(prometheus: Prometheus) -> None:
    assert soon(lambda: prometheus.alerts().get("LoopIsHeld") in ("pending", "firing"))
    # a scrape that met the held loop leaves it pending until the next one
    assert soon(lambda: prometheus.alerts()["ShopDoesNotAnswer"] == "inactive")


def test_a_query_that_cannot_be_read_is_refused_in_words(prometheus: Prometheus) -> None:
    with pytest.raises(ShopError, match=r"refused the query: .*unclosed left parenthesis"):
        prometheus.query("sum(")
    with pytest.raises(ShopError, match=r"is a matrix; put a function"):
        prometheus.query("orders_total[1m]")
    with pytest.raises(ShopError, match=r"no data for 'espresso_total' after 0\.2 s"):
        prometheus.wait("espresso_total", seconds=0.2)
    assert prometheus.query("scalar(vector(3))")[0].value == 3


def test_promtool_accepts_the_alerts_and_they_fire_when_they_should() -> None:
    installed("promtool")
    for asked in (
        ["check", "rules", str(RULES)],
        ["test", "rules", str(Path(__file__).with_name("loop_lag.test.yml"))],
    ):
        said = subprocess.run(["promtool", *asked], capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr


def test_a_stopped_one_leaves_nothing_behind() -> None:
    installed("prometheus")
    engine = Prometheus("http://127.0.0.1:9", every=OFTEN)
    pid, port, folder = engine.pid, urlsplit(engine.url).port, Path(engine._folder.name)
    assert listens(port)
    engine.stop()
    assert gone(pid)
    assert not listens(port)
    assert not folder.exists()
    with pytest.raises(ShopError, match="Prometheus is stopped"):
        engine.query("up")


def test_a_shop_that_is_away_is_down_and_no_error() -> None:
    installed("prometheus")
    with Prometheus("http://127.0.0.1:9", every=OFTEN) as engine:
        assert engine.wait("up")[0].value == 0


def test_rules_that_cannot_be_read_are_told_in_its_own_words(tmp_path: Path) -> None:
    installed("prometheus")
    bad = tmp_path / "bad.yml"
    bad.write_text("groups: [{name: x, rules: [{alert: y, expr: 'sum('}]}]")
    with pytest.raises(ShopError, match=r"ended before it answered\..* promtool check rules .*bad\.yml"):
        Prometheus("http://127.0.0.1:9", rules=bad)


def test_a_missing_one_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        ShopError, match=r"^There is no prometheus on this machine\. Install Prometheus \(.*\.$"
    ):
        Prometheus("http://127.0.0.1:9")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_it_is_gone_when_its_parent_is_killed() -> None:
    installed("prometheus")
    script = (
        "import signal\nfrom coffeeshop.engines.prometheus import Prometheus\n"
        "engine = Prometheus('http://127.0.0.1:9')\nprint(engine.pid, engine.url, flush=True)\nsignal.pause()"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    pid, url = parent.stdout.readline().split()
    try:
        assert listens(urlsplit(url).port)
        parent.send_signal(signal.SIGKILL)
        parent.wait(20)
        assert soon(lambda: gone(int(pid)) and not listens(urlsplit(url).port))
    finally:
        parent.kill()
        parent.stdout.close()
