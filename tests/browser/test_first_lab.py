"""The first lab in JupyterLab, as a learner uses it: with the mouse, with the keyboard, in light and dark."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

FIRST = Path(__file__).parents[2] / "notebooks" / "00_open_the_shop.ipynb"
CELLS = ["from coffeeshop.labs import race", "race()"]
LAB = ".shop-lab:has(.shop-run)"

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


class Race:
    """The race's lab on a page."""

    def __init__(self, notebook) -> None:
        self.notebook, self.page = notebook, notebook.page
        self.lab = self.page.locator(LAB).first
        self.lab.scroll_into_view_if_needed()

    def choose(self, words: str) -> None:
        self.lab.locator("label").filter(has_text=words).first.click()

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).click()

    def set(self, label: str, value: str) -> None:
        self.lab.get_by_role("spinbutton", name=label).fill(value)

    def finished(self, seconds: float = 40) -> None:
        """Wait until the picture of the run stands there and the lab can run again."""
        self.lab.locator(".shop-stage svg.coffeeshop").wait_for(timeout=seconds * 1000)
        self.lab.get_by_role("button", name="Run", exact=True).wait_for()

    def counts(self, seconds: float) -> list[int]:
        """Return the different counts that the lab showed meanwhile."""
        seen: list[int] = []
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.lab.locator("svg.coffeeshop").count() == 0:
            words = self.lab.locator(".shop-count").all_text_contents()
            if words and words[0] and (now := int(words[0].split()[0])) not in seen:
                seen.append(now)
            self.page.wait_for_timeout(40)
        return seen

    @property
    def said(self) -> str:
        return self.lab.locator(".shop-said").inner_text()

    @property
    def told(self) -> str:
        return self.lab.locator(".shop-stage").get_attribute("aria-label")

    @property
    def notice(self) -> str:
        return self.lab.locator(".shop-notice").inner_text()

    def rows(self) -> list[str]:
        return self.lab.locator("tbody th").all_inner_texts()


def accessible(page, of: str) -> None:
    """Hold what stands in `of` to axe-core's rules."""
    found = Axe().run(
        page, context=of, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}
    )
    assert found.violations_count == 0, found.generate_report()


def test_the_first_five_minutes(open_notebook):
    notebook = open_notebook(FIRST if FIRST.exists() else CELLS)
    notebook.run_all(200)
    assert notebook.tracebacks() == []
    race = Race(notebook)
    notebook.shoot("first-lab-0-question")

    notebook.page.locator(".shop-guess label").filter(has_text="1 s").first.click()
    notebook.page.wait_for_timeout(500)
    race.press("Run")
    race.lab.locator(".shop-count").wait_for(timeout=15_000)
    race.page.wait_for_timeout(1_500)
    notebook.shoot("first-lab-1-running")
    assert len(race.counts(20)) >= 3, "the counter climbs"
    race.finished()
    assert race.said.startswith("You said 1 s, it took")
    assert "pulse was flat" in race.said
    assert "blocking: 20 customers" in race.told
    before = race.lab.locator(".shop-stage svg").inner_html()
    notebook.shoot("first-lab-2-blocking")

    race.choose("await asyncio.sleep")
    race.press("Run")
    race.lab.locator("tbody tr").nth(1).wait_for(timeout=40_000)
    race.finished()
    assert race.lab.locator(".shop-stage svg").inner_html() != before
    assert "awaiting: 20 customers" in race.told
    assert "sooner than blocking" in race.said
    assert race.rows() == ["blocking", "awaiting"]
    assert notebook.errors == []
    notebook.shoot("first-lab-3-both-light")
    accessible(race.page, LAB)
    notebook.theme(dark=True)
    race.page.locator("#jupyterlab-splash").wait_for(state="detached")
    notebook.shoot("first-lab-4-both-dark")
    accessible(race.page, LAB)


def test_with_the_keyboard_alone(open_notebook):
    notebook = open_notebook(CELLS, "keyboard.ipynb")
    notebook.run_all()
    race = Race(notebook)
    keys = race.page.keyboard
    race.lab.locator("input[type=radio]:checked").focus()
    keys.press("ArrowRight")
    for value in ("4", "0.05"):
        keys.press("Tab")
        keys.press("ControlOrMeta+a")
        keys.type(value)
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    race.finished()
    assert race.rows() == ["awaiting"]
    assert "awaiting: 4 customers, 50 ms" in race.told
    assert race.said.startswith("You said 50 ms")


def test_stop_a_busy_kernel_wrong_numbers_and_a_restart(open_notebook):
    notebook = open_notebook([*CELLS, "import time\ntime.sleep(SECONDS)", "SECONDS = 0"], "trouble.ipynb")
    notebook.command("notebook:run-all-cells")
    notebook.page.locator(LAB).wait_for(timeout=60_000)
    notebook.page.wait_for_timeout(1_000)
    race = Race(notebook)

    race.press("Run")
    race.lab.locator(".shop-count").wait_for(timeout=15_000)
    race.press("Stop")
    race.lab.get_by_role("button", name="Run", exact=True).wait_for(timeout=15_000)
    assert race.said.startswith("Stopped after")

    race.set("Customers", "501")
    race.press("Run")
    race.lab.get_by_text("from 1 to 500 customers").wait_for(timeout=15_000)
    race.set("Customers", "3")
    race.set("Milk heats for", "0.05")

    notebook.execute("import time; time.sleep(4)")
    race.press("Run")
    race.lab.get_by_text("Waiting for the kernel").wait_for(timeout=3_500)
    race.finished()
    assert race.notice == ""
    assert race.rows() == ["blocking"]

    notebook.restart()
    race.lab.get_by_text("not live any more").wait_for(timeout=30_000)
    assert race.lab.get_by_role("button", name="Run", exact=True).is_disabled()
    notebook.shoot("first-lab-5-after-a-restart")
