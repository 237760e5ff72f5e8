"""The slides in a real browser without a network: nothing is asked for, nothing is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import slides
from labdriver import ARTEFACTS
from reveal import reveal
from speaking import ShopFailure

SMALLEST = 17  # pixels of a slide of 720, which only the table of contents in 00 comes near
SIZES = """() => {
    const slide = Reveal.getCurrentSlide(), size = parseFloat(getComputedStyle(slide).fontSize);
    return [slide.offsetHeight, slide.scrollWidth, size, slide.innerText.slice(0, 60)]; }"""
LAST = "() => Reveal.isLastSlide() && !Reveal.availableFragments().next"


def look_at(browser: Any, number: str, folder: Path) -> int:
    """Show each slide of a lesson's deck; return how many there are."""
    try:
        kept = reveal()
    except ShopFailure as failure:
        pytest.skip(str(failure))
    deck = slides.write(next(slides.lessons([number])), kept, folder)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, asked, errors = context.new_page(), [], []
    page.set_default_timeout(100_000)
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"slides-{number}.png")
    while True:
        high, wide, size, text = page.evaluate(SIZES)
        assert (high <= 720, wide <= 1280, size >= SMALLEST) == (True, True, True), (high, wide, size, text)
        if page.evaluate(LAST):
            break
        page.evaluate("Reveal.next()")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert errors == []
    count = page.evaluate("Reveal.getTotalSlides()")
    context.close()
    return count


@pytest.mark.browser
def test_a_deck_is_whole(browser: Any, tmp_path: Path) -> None:
    assert look_at(browser, "03", tmp_path) > 40


@pytest.mark.browser
@pytest.mark.full
@pytest.mark.parametrize("number", [f"{n:02}" for n in range(14) if n != 3])
def test_every_deck_is_whole(browser: Any, tmp_path: Path, number: str) -> None:
    assert look_at(browser, number, tmp_path) > 20
