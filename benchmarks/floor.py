"""How smoothly the floor replays 200 orders, and how soon it opens 10,000, in a real headless Chromium.

    python benchmarks/floor.py

Aim: nine tenths of the frames that an empty animation loop gets in the same browser, turn by turn in
one run; a run of 10,000 orders open within 2 s.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from coffeeshop import create_app, rush, serve
from coffeeshop.labs.floorplan import floor
from coffeeshop.ledger import Run

sys.path.append(str(Path(__file__).parents[1] / "tests" / "browser"))
import pictures
from bare import put
from labdriver import FLAGS, find_browser

TURNS, SECONDS = 5, 2.0
COUNT = """(ms) => new Promise((done) => {
  let frames = 0;
  const began = performance.now();
  const next = (now) => {
    frames += 1;
    now - began < ms ? requestAnimationFrame(next) : done(frames / (now - began) * 1000);
  };
  requestAnimationFrame(next);
})"""
START = """() => {
  const slider = document.querySelector('input[type=range]');
  slider.value = 0;
  slider.dispatchEvent(new Event('input'));
  document.querySelector('.shop-bar button').click();
}"""
STOP = "() => document.querySelector('.shop-bar button').click()"


async def recorded() -> Run:
    """Two hundred real orders under the x-ray."""
    async with serve(create_app(milk=0.2), xray=True) as shop:
        return await rush(shop, "/awaiting", orders=200, watch=lambda *_: None)


def smoothness(page: Any, run: Run) -> None:
    """Print the frames a second of an empty loop and of the replay, taken in turns."""
    put(page, floor(run))
    empty, full = [], []
    for _ in range(TURNS):
        empty.append(page.evaluate(COUNT, SECONDS * 1000))
        page.evaluate(START)
        full.append(page.evaluate(COUNT, SECONDS * 1000))
        page.evaluate(STOP)
    shares = [b / a for a, b in zip(empty, full, strict=True)]
    print(
        f"200 orders: {median(full):.1f} frames a second, an empty loop {median(empty):.1f}; "
        f"ratio {median(shares):.2f} (worst turn {min(shares):.2f})"
    )


def opening(page: Any) -> None:
    """Print how long a run of 10,000 orders takes until it stands there."""
    run = pictures.rush(10_000, 4)
    began, worked = time.perf_counter(), time.process_time()
    lab = floor(run)
    made, worked = time.perf_counter() - began, time.process_time() - worked
    put(page, lab)
    whole = time.perf_counter() - began
    told = lab.still().splitlines()[1]
    print(
        f"10,000 orders: open after {whole:.2f} s, of which {made:.2f} s in the kernel "
        f"({worked:.2f} s of processor). {told}"
    )


if __name__ == "__main__":
    path = find_browser()
    if path is None:
        print("No Chromium was found: set SHOP_CHROMIUM to its path.")
        raise SystemExit(1)
    run = asyncio.run(recorded())  # before Playwright, which keeps a loop of its own running
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 1000})
        smoothness(page, run)
        opening(browser.new_page())
        browser.close()
