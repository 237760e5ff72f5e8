"""The timeline to look into, predictions, and `%%xray` in JupyterLab."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CELLS = [
    "import asyncio, time\nfrom coffeeshop import create_app, rush, serve\n"
    "from coffeeshop.labs import predict, replay",
    "async with serve(create_app(milk=0.1), xray=True) as shop:\n"
    "    slow = await rush(shop, '/blocking', orders=5, title='blocking')\n"
    "    fast = await rush(shop, '/awaiting', orders=5, title='awaiting')",
    "replay(slow, fast)",
    "%%xray\nasync def brew(n):\n    await asyncio.sleep(n / 10)\n\n"
    "time.sleep(0.2)\nawait asyncio.gather(brew(1), brew(2))",
    "guess = predict('How long does the last one wait?', ['0.2 s', '1 s'])\nguess",
]


def test_look_into_a_run(open_notebook):
    notebook = open_notebook(CELLS, "timeline.ipynb")
    notebook.run_all()
    assert notebook.tracebacks() == []
    page, keys = notebook.page, notebook.page.keyboard
    picture, readout = page.locator(".shop-picture"), page.locator(".shop-readout")
    picture.scroll_into_view_if_needed()

    box = picture.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.25)
    pointed = readout.inner_text()
    assert "order" in pointed
    assert page.locator(".shop-tip").is_visible()
    notebook.shoot("timeline-1-pointed")

    picture.focus()
    for key in ("Home", "ArrowDown", "ArrowRight"):
        keys.press(key)
    first = readout.inner_text()
    keys.press("ArrowRight")
    assert readout.inner_text() != first
    assert page.locator(".shop-tip").is_hidden()

    whole = picture.locator("svg").inner_html()
    keys.press("+")
    page.wait_for_function(
        "whole => document.querySelector('.shop-picture svg').innerHTML !== whole", arg=whole
    )
    axis = "document.querySelector('.shop-bar input').max - document.querySelector('.shop-bar input').min"
    near = page.evaluate(axis)
    keys.press("0")
    page.wait_for_function(f"near => {axis} > near", arg=near)
    for theme in ("light", "dark"):
        notebook.theme(dark=theme == "dark")
        found = Axe().run(page, context=".shop-live")
        assert found.violations_count == 0, found.generate_report()
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    notebook.shoot("timeline-2-dark")
    assert notebook.errors == []


def test_point_at_a_line_predict_and_xray(open_notebook):
    notebook = open_notebook(CELLS, "predict.ipynb")
    notebook.run_all()
    page = notebook.page
    guess = page.locator(".shop-guess")
    guess.scroll_into_view_if_needed()
    guess.get_by_text("1 s", exact=True).click()
    guess.get_by_text("Noted").wait_for(timeout=15_000)
    assert notebook.execute("print(guess.answer, guess.seconds)") == "1 s 1.0"
    assert "time.sleep(0.2)" in notebook.execute("print(_xray.blocks[0].code, _xray.blocks[0].line)")
    notebook.shoot("timeline-3-predict-and-xray")
