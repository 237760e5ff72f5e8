"""The order board in a real browser: orders as they come, behind a proxy, and after the shop has closed."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from board_lesson import LESSON, lesson_board
from fastapi import FastAPI
from labdriver import ARTEFACTS

from coffeeshop import rush, serve
from coffeeshop.serving import Shop

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CONNECTED, CLOSED = "Connected", "The shop has closed this board's connection"


class Board:
    """The order board on a page."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(address)

    def says(self, words: str) -> None:
        """Wait until the board says so of itself."""
        self.page.locator("#state", has_text=words).wait_for(timeout=15_000)

    def counts(self, column: str, wanted: int) -> None:
        """Wait until a column's count is as wanted."""
        self.page.locator(f"#{column} h2 span", has_text=re.compile(f"^{wanted}$")).wait_for(timeout=15_000)

    def tickets(self, column: str) -> list[str]:
        return self.page.locator(f"#{column} li b").all_inner_texts()

    def shoot(self, name: str) -> None:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(ARTEFACTS / f"board-{name}.png"))


@pytest.fixture
def shop() -> Iterator[Shop]:
    """The lesson's shop, open."""
    with serve(lesson_board().app) as opened:
        yield opened


def beside(work: Callable[[], Any]) -> threading.Thread:
    """Begin a coroutine in a thread: the browser's driver has a loop of its own in this one."""
    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    return thread


def test_orders_show_as_they_come_and_the_end_is_told_in_words(page: Any, shop: Shop) -> None:
    board = Board(page, shop.link)
    board.says(CONNECTED)
    rushing = beside(lambda: rush(shop, "/latte", rate=20, orders=40))
    page.locator("#ready li").first.wait_for()
    assert 0 < len(board.tickets("ready")) < 40, "the first is ready before the last is ordered"
    assert board.tickets("making") != []
    rushing.join()
    board.counts("ready", 40)
    board.counts("making", 0)
    assert board.tickets("ready") == [str(number) for number in range(40, 0, -1)]
    page.locator("#news", has_text="Ready: 40.").wait_for(timeout=15_000)
    board.shoot("light")
    shop.stop()
    board.says(CLOSED)
    assert len(board.tickets("ready")) == 40, "what it told stays"
    page.get_by_role("button", name="Try this address again").click()
    board.says("There is no connection to the shop")
    board.shoot("closed")
    assert board.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(browser: Any, shop: Shop, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 420, "height": 800})
    board = Board(page, shop.link + "board")
    board.says(CONNECTED)
    beside(lambda: rush(shop, "/latte", orders=9)).join()
    board.counts("ready", 9)
    rules = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 420, "nothing sticks out of a narrow page"
    found = Axe().run(page, options={"runOnly": rules})
    assert found.violations_count == 0, found.generate_report()
    board.shoot(f"narrow-{scheme}")
    shop.stop()
    board.says(CLOSED)
    found = Axe().run(page, options={"runOnly": rules})
    assert found.violations_count == 0, found.generate_report()
    page.close()


def test_it_works_behind_a_proxys_prefix(page: Any) -> None:
    outer, lesson = FastAPI(), lesson_board()
    outer.mount("/user/ada/proxy/8123", lesson.app)
    with serve(outer) as shop:
        board = Board(page, shop.url + "/user/ada/proxy/8123/board")
        board.says(CONNECTED)
        beside(lambda: rush(shop, "/user/ada/proxy/8123/latte", orders=3)).join()
        board.counts("ready", 3)


def test_it_brings_the_token_of_its_address(page: Any) -> None:
    with serve(lesson_board().app, token="two beans") as shop:
        assert "token=" in shop.link
        Board(page, shop.link).says(CONNECTED)


def test_two_boards_on_one_screen_show_the_same(page: Any, shop: Shop) -> None:
    other = Board(page.context.new_page(), shop.link)
    board = Board(page, shop.link)
    for one in (board, other):
        one.says(CONNECTED)
    beside(lambda: rush(shop, "/latte", orders=12)).join()
    for one in (board, other):
        one.counts("ready", 12)
    assert board.tickets("ready") == other.tickets("ready")


def test_the_link_in_the_notebook_opens_it(open_notebook: Any) -> None:
    cells = [cell.source for cell in nbformat.read(LESSON, as_version=4).cells if cell.cell_type == "code"]
    shown = next(number for number, source in enumerate(cells) if source.endswith("\nshop"))
    notebook = open_notebook(cells[: shown + 1], "board.ipynb")
    notebook.run_all(100)
    assert notebook.tracebacks() == []
    with notebook.page.expect_popup() as opened:
        notebook.page.locator(".jp-OutputArea-output a", has_text="http://127.0.0.1").click()
    page = opened.value
    page.locator("#state", has_text=CONNECTED).wait_for(timeout=15_000)
    notebook.execute('await rush(shop, "/latte", rate=15, orders=15)')
    page.locator("#ready h2 span", has_text="15").wait_for(timeout=30_000)
