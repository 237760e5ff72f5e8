"""The floor in a real browser: it plays, steps and follows; first on a bare page, then in JupyterLab."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from bare import put

from coffeeshop import create_app, rush, serve
from coffeeshop.labs import floor
from coffeeshop.ledger import Run
from coffeeshop.pictures.floor import cast
from coffeeshop.pictures.floor.scene import scene_at
from coffeeshop.pictures.floor.telling import told

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CELLS = [
    "from coffeeshop import create_app, rush, serve\nfrom coffeeshop.labs import floor",
    "async with serve(create_app(milk=0.2), xray=True) as shop:\n"
    "    patient = await rush(shop, '/awaiting', orders=20, title='awaiting')",
    "floor(patient)",
]


@pytest.fixture(scope="module")
def run() -> Run:
    """Five awaiting orders and, as the third, one that blocks; recorded from real requests."""

    async def play() -> Run:
        async with serve(create_app(milk=0.2), xray=True) as shop:
            await rush(shop, "/awaiting", orders=1, watch=lambda *_: None)
            path = lambda order: "/blocking?milk=0.3" if order == 3 else "/awaiting"  # noqa: E731
            return await rush(shop, path, orders=6, title="one bad recipe", watch=lambda *_: None)

    with ThreadPoolExecutor(1) as other:  # Playwright keeps a loop running on this thread
        return other.submit(asyncio.run, play()).result()


class Watched:
    """The floor on a page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def at(self) -> int:
        """The clock, in microseconds."""
        return int(self.page.locator("[data-at]").get_attribute("data-at"))

    @property
    def caption(self) -> str:
        return self.page.locator(".shop-caption").inner_text()

    @property
    def cursor(self) -> float:
        """Where the timeline's cursor stands, in pixels from the picture's left edge."""
        line, box = (self.page.locator(of).bounding_box() for of in (".shop-now", ".shop-below"))
        return line["x"] + 1 - box["x"]

    def expected_cursor(self) -> float:
        data = self.page.evaluate("() => [model.state.data.axis, model.state.data.width]")
        axis, wide = data
        zoom = self.page.locator(".shop-below").bounding_box()["width"] / wide
        share = (self.at - axis["first"]) / (axis["last"] - axis["first"])
        return zoom * (axis["left"] + share * (axis["right"] - axis["left"]))

    def later(self, than: int) -> None:
        self.page.wait_for_function(
            "t => Number(document.querySelector('[data-at]').dataset.at) > t", arg=than, timeout=20_000
        )

    def pixels(self) -> str:
        """All that the canvas shows."""
        return self.page.evaluate("() => document.querySelector('.shop-floor').toDataURL()")


@pytest.fixture
def watched(page: Any, run: Run) -> Iterator[Watched]:
    seen = Watched(page)
    put(page, floor(run))
    yield seen
    assert seen.errors == []


def test_browser_and_kernel_see_the_same_scene(watched: Watched, run: Run) -> None:
    shop = cast(run)
    # Times are rounded to microseconds in the browser: look away from every edge.
    edges = [edge for act in (*shop.acts, *shop.turns) for edge in (act.start, act.end)]
    middles = [(a + b) // 2000 for a, b in pairwise(shop.moments) if b - a > 4000]  # µs
    times = [t for t in middles if all(abs(t * 1000 - edge) > 2000 for edge in edges)]
    scenes = watched.page.evaluate(
        """times => times.map(t => { const now = sceneAt(model.state.floor, t);
             return [now.pose, ...now.seen.map(one => [one.place, one.slot])]; })""",
        times,
    )
    assert len(times) > 20
    for t, (pose, *places) in zip(times, scenes, strict=True):
        now = scene_at(shop, t * 1000)
        assert pose == now.pose
        assert places == [[one.place, one.slot] for one in now.seen]


def test_it_opens_on_the_worst_moment(watched: Watched) -> None:
    assert "stands still over order 3" in watched.caption
    assert "time.sleep" in watched.caption or "blocking" in watched.caption
    assert watched.cursor == pytest.approx(watched.expected_cursor(), abs=2)


def test_play_moves_clock_cursor_and_picture_together(watched: Watched) -> None:
    button = watched.page.get_by_role("button", name="Play")
    button.click()
    watched.later(0)
    first, shown, words = watched.at, watched.pixels(), watched.caption
    watched.later(first + 20_000)
    watched.page.keyboard.press("Space")
    assert watched.page.get_by_role("button", name="Play").inner_text() == "▶ Play"
    stopped = watched.at
    watched.page.wait_for_timeout(200)
    assert watched.at == stopped
    assert watched.pixels() != shown
    assert watched.caption != words
    assert watched.cursor == pytest.approx(watched.expected_cursor(), abs=2)


def test_a_step_goes_to_the_next_event_and_back(watched: Watched, run: Run) -> None:
    shop = cast(run)
    watched.page.locator(".shop-stand").focus()
    watched.page.keyboard.press("Home")
    assert watched.at == 0
    seen = [0]
    for _ in range(12):
        watched.page.keyboard.press("ArrowRight")
        seen.append(watched.at)
        at = next(t for t in reversed(shop.moments) if round(t / 1000) == watched.at)
        assert watched.caption == told(shop, at)
        assert watched.cursor == pytest.approx(watched.expected_cursor(), abs=2)
    assert seen == sorted(set(seen))
    watched.page.get_by_role("button", name="Step back").click()
    assert watched.at == seen[-2]
    watched.page.keyboard.press("End")
    assert "Everybody has been served" in watched.caption


def test_pointing_at_either_shows_the_other(watched: Watched) -> None:
    below = watched.page.locator(".shop-below")
    box = below.bounding_box()
    watched.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.6)
    near = watched.at
    watched.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.6)
    assert watched.at > near
    assert watched.cursor == pytest.approx(box["width"] * 0.7, abs=3)
    assert watched.page.locator(".shop-pick").inner_text().startswith("order")
    assert watched.page.locator(".shop-lane").is_visible()
    spot = watched.page.evaluate("() => model.state.floor.plans[0].areas.machine.spots[0]")
    watched.page.keyboard.press("Home")
    watched.page.mouse.move(0, 0)
    assert watched.page.locator(".shop-lane").is_hidden()
    slider = watched.page.get_by_role("slider", name="Time")
    slider.evaluate("s => { s.value = 150000; s.dispatchEvent(new Event('input')); }")
    floor_box = watched.page.locator(".shop-floor").bounding_box()
    zoom = floor_box["width"] / 920
    watched.page.mouse.move(floor_box["x"] + zoom * (spot[0] + 14), floor_box["y"] + zoom * (spot[1] + 20))
    assert "is on a machine" in watched.page.locator(".shop-pick").inner_text()
    assert watched.page.locator(".shop-lane").is_visible()


def test_speeds_and_the_end(watched: Watched, run: Run) -> None:
    watched.page.get_by_label("Speed").select_option("1")
    watched.page.get_by_role("button", name="Play").click()
    watched.page.wait_for_function(
        "() => document.querySelector('.shop-caption').textContent.includes('Everybody')", timeout=20_000
    )
    watched.page.get_by_text("▶ Play").wait_for()
    assert watched.at == round(cast(run).end / 1000)


def test_slow_motion_shows_every_step_and_takes_no_longer_than_a_quarter_of_a_minute(
    watched: Watched,
) -> None:
    seen = watched.page.evaluate(
        """() => { const { floor } = model.state, seen = [0];
             while (seen.at(-1) < floor.end && seen.length < 2000) seen.push(slowly(floor, seen.at(-1), 16));
             return seen; }"""
    )
    assert all(a < b for a, b in pairwise(seen))
    assert len(seen) * 0.016 < 16
    moments = watched.page.evaluate("() => model.state.floor.moments")
    shown = [sum(a <= moment < b for moment in moments) for a, b in pairwise(seen)]
    assert max(shown) <= 1, "no frame skips a step"


def test_without_motion_it_goes_from_step_to_step(browser: Any, run: Run) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    watched = Watched(context.new_page())
    put(watched.page, floor(run))
    watched.page.get_by_role("button", name="Play").click()
    watched.later(0)
    watched.page.keyboard.press("Space")
    assert watched.at in watched.page.evaluate("() => model.state.floor.moments")
    context.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [980, 480])
def test_everybody_can_read_it(page: Any, run: Run, dark: bool, width: int) -> None:
    put(page, floor(run), width, dark)
    found = Axe().run(page, context="#lab")
    assert found.violations_count == 0, found.generate_report()
    plan = page.evaluate("() => document.querySelector('.shop-floor').style.aspectRatio")
    assert plan == ("480 / 300" if width == 480 else "920 / 400")
    middle = page.evaluate(
        """() => { const c = document.querySelector('.shop-floor');
             return [...c.getContext('2d').getImageData(c.width * 0.5, c.height * 0.35, 1, 1).data]; }"""
    )
    assert middle == ([60, 42, 32, 255] if dark else [248, 230, 218, 255]), "the wall of a blocked loop"


def test_in_jupyterlab(open_notebook: Any) -> None:
    notebook = open_notebook(CELLS, "floor.ipynb")
    notebook.theme(dark=False)  # JupyterLab remembers the former test's
    notebook.run_all()
    assert notebook.tracebacks() == []
    page = notebook.page
    stand = page.locator(".shop-stand")
    stand.scroll_into_view_if_needed()
    watched = Watched(page)
    assert "20 on machines" in watched.caption
    notebook.shoot("floor-1-light")
    stand.focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)
    before = watched.at
    watched.later(before + 1000)
    page.keyboard.press("Space")
    notebook.theme(dark=True)
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    notebook.shoot("floor-2-dark")
    assert Axe().run(page, context=".shop-watch").violations_count == 0
    assert notebook.errors == []
