"""A real JupyterHub: three learners at the same time over its API, and one in a browser."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
import room
from hubdriver import Hub, Learner
from labdriver import FLAGS, find_browser

pytestmark = [pytest.mark.full, pytest.mark.once, pytest.mark.timeout(1800)]
HOW = (
    "There is no npm here, so no JupyterHub was tried: its proxy needs Node.js (Debian: apt-get install npm)."
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A JupyterHub of this test's own."""
    if shutil.which("npm") is None:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    started = Hub(tmp_path_factory.mktemp("hub"))
    yield started
    started.stop()


@pytest.fixture
def page() -> Iterator[Any]:
    """A page of a real Chromium."""
    path = find_browser()
    if path is None:
        pytest.skip("No Chromium was found, so the hub was not tried in a browser.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium.new_page()
        chromium.close()


def test_nobody_fails_and_nobody_reaches_anothers_shop(hub: Hub) -> None:
    async def look() -> room.Seen:
        async with room.room(hub, 3) as seen:
            return seen

    seen = asyncio.run(look())
    print(*room.told(seen), sep="\n")
    assert room.problems(seen) == []
    assert all(learner.peak > 0 for learner in seen.learners)


@pytest.fixture
def link(hub: Hub) -> str:
    """The link that the shop of a learner called Ada shows."""

    async def begin() -> str:
        learner = Learner(hub, "ada")
        await learner.begin()
        seen = room.Seen([learner], [], {}, {}, {}, {}, {}, {})
        await room.open_shop(learner, seen)
        return seen.links["ada"]

    return asyncio.run(begin())


def sign_in(hub: Hub, page: Any, name: str, password: str) -> None:
    """Fill in the hub's own page, and send it."""
    page.goto(f"{hub.url}/hub/login")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_browser_reaches_the_docs_and_the_board_through_the_hub(hub: Hub, link: str, page: Any) -> None:
    assert link.startswith("/user/ada/proxy/")
    sign_in(hub, page, "ada", "my first password")
    page.wait_for_url("**/user/ada/lab**", timeout=120_000)
    place, _, query = link.partition("?")
    page.goto(f"{hub.url}{place}docs?{query}")
    page.locator(
        '[data-path="/order/{customer}"]'
    ).click()  # the page has read openapi.json, without a network
    page.get_by_role("button", name="Try it out").click()
    page.get_by_placeholder("customer").fill("ada")
    page.get_by_role("button", name="Execute").click()
    page.locator(".responses-table.live-responses-table .response-col_status").get_by_text("200").wait_for()
    page.goto(f"{hub.url}{place}board?{query}")
    assert "order" in page.title().lower()


def test_who_comes_first_under_a_name_chooses_its_password(hub: Hub, page: Any) -> None:
    page.goto(hub.url)
    page.get_by_text("The first time, choose a name").wait_for()
    sign_in(hub, page, "grace", "short")
    page.get_by_text("Password too short").wait_for()
    sign_in(hub, page, "grace", "long enough")
    page.wait_for_url("**/user/grace/lab**", timeout=120_000)
    page.context.clear_cookies()
    sign_in(hub, page, "grace", "a neighbour's guess")
    page.get_by_text("Invalid username or password").wait_for()
