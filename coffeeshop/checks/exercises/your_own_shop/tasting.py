"""The learner's tests, run by pytest on their shop and on three broken copies of it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from coffeeshop.checks.exercises.the_double_order.shops import Dairy as Books
from coffeeshop.checks.pytest_scenes import notes, run_pytest, shop_of

LONGEST = 10.0  # seconds that all the tests may take, on all four shops
WHOLE = "whole"
BROKEN = {
    "deaf": "answers orders without asking the supplier",
    "yes-man": "calls every trouble a success",
    "frozen": "stands there for 0.3 s at each order",
}


class Dairy(Books):
    """The supplier as a test sees it."""

    def reset(self, latency: float = 0.0) -> None:
        """Count from zero, forget orders and turns, and take so many seconds for each answer."""
        from coffeeshop.engines.supply import Knobs

        self._supply.knobs = Knobs(latency=latency)
        self._supply.reset()


class Copy:
    """The learner's application, or a copy of it that is broken in one way."""

    def __init__(self, app: Any) -> None:
        self.app, self.broken = app, WHOLE

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or self.broken == WHOLE:
            await self.app(scope, receive, send)
        elif self.broken == "deaf":
            await _answer(send)
        elif self.broken == "frozen":
            time.sleep(0.3)  # noqa: ASYNC251  (that is the fault)
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _content(send))


def _content(send: Any) -> Any:
    async def content(message: Any) -> None:
        if message["type"] == "http.response.start" and message["status"] >= 500:
            message = message | {"status": 201}
        await send(message)

    return content


async def _answer(send: Any) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"number": 1, "item": "latte", "key": null}'})


async def taste(supply: Any) -> dict[str, Any]:
    """Run the tests of the learner's cell; return how each ended on which copy."""
    told: dict[str, Any] = {"collected": 0, "runs": [], "late": False, "shop": False}
    plugins = _fixtures(told, Dairy(supply)), notes(told, "shop"), _Spared(told)
    try:
        async with asyncio.timeout(LONGEST):
            await run_pytest(*plugins, options=("-o", "asyncio_mode=auto"))
    except TimeoutError:
        told["late"] = True
    return told


def caught(runs: list[dict[str, Any]]) -> list[str]:
    """Return the broken copies on which a test failed that passes on the whole shop."""
    good = {run["test"] for run in runs if run["shop"] == WHOLE and run["outcome"] == "passed"}
    red = {run["shop"] for run in runs if run["outcome"] == "failed" and run["test"] in good}
    return [copy for copy in BROKEN if copy in red]


class _Spared:
    """A pytest plugin that leaves out the copies that a test before has caught: another tells nothing new of them."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def pytest_runtest_protocol(self, item: Any) -> bool | None:
        return True if shop_of(item, "shop") in caught(self.told["runs"]) else None


def _fixtures(told: dict[str, Any], dairy: Dairy) -> Any:
    """Return a pytest plugin that gives the tests their shop and its supplier."""
    import httpx
    import pytest

    from coffeeshop.serving import serve

    class Fixtures:
        served: Any = None
        copy: Any = None

        @pytest.fixture(autouse=True)
        def supplier(self) -> Dairy:
            dairy.reset()
            return dairy

        @pytest.fixture(params=[WHOLE, *BROKEN])
        def shop(self, request: Any) -> httpx.AsyncClient:
            told["shop"] = True
            if self.served is None:
                self.copy = Copy(request.module.app)
                self.served = serve(self.copy)
            self.copy.broken = request.param
            return httpx.AsyncClient(base_url=self.served.url, trust_env=False, verify=False, timeout=1.5)

        def pytest_sessionfinish(self) -> None:
            if self.served is not None:
                self.served.stop()

    return Fixtures()
