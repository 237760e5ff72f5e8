"""The first lab in JupyterLab, as a learner uses it: with the mouse, with the keyboard, in light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from labpage import LAB, LabPage, accessible

FIRST = Path(__file__).parents[2] / "notebooks" / "00_open_the_shop.ipynb"
CELLS = ["from coffeeshop.labs import race", "race()"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_the_first_five_minutes(open_notebook):
    notebook = open_notebook(FIRST if FIRST.exists() else CELLS)
    notebook.run_all(200)
    assert notebook.tracebacks() == []
    race = LabPage(notebook)
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
    race = LabPage(notebook)
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
    race = LabPage(notebook)

    race.press("Run")
    race.lab.locator(".shop-count").wait_for(timeout=15_000)
    race.press("Stop")
    race.stopped()

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
