"""`/docs` in a real browser: all that it loads comes from the shop itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from coffeeshop import create_app, serve
from coffeeshop.serving import Shop

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class Traffic:
    """What a page asked for, and what it got."""

    def __init__(self, page: Any) -> None:
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.wrong.append(f"{request.url} {request.failure}"))
        page.on("response", lambda r: self.wrong.append(f"{r.url} {r.status}") if r.status >= 400 else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def elsewhere(self, shop: Shop) -> list[str]:
        """Return the addresses that are not the shop's."""
        here = (shop.url, "data:", "blob:")
        return [url for url in self.asked if not url.startswith(here)]


@pytest.fixture
def shop() -> Iterator[Shop]:
    with serve(create_app(milk=0.05)) as opened:
        yield opened


def test_an_order_is_tried_out_in_docs(page: Any, shop: Shop) -> None:
    traffic = Traffic(page)
    page.goto(f"{shop.url}/docs")
    page.locator(".opblock-summary-path", has_text="/awaiting").click(timeout=60_000)
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    answer = page.locator(".live-responses-table tbody .response-col_status").first
    answer.wait_for(timeout=30_000)
    assert answer.inner_text().startswith("200")
    assert (traffic.wrong, traffic.elsewhere(shop)) == ([], [])
    assert any("swagger-ui" in url for url in traffic.asked)
