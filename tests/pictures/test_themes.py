"""Colours that one can read, on a light and on a dark page."""

from __future__ import annotations

import picture_runs as runs
import pytest
from picture_reading import parsed

from coffeeshop.pictures import timeline
from coffeeshop.pictures.themes import DARK, LIGHT, THEMES, contrast, fix, ink


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_page_and_wall(theme: str) -> None:
    colours = THEMES[theme]
    for part in ("text", "quiet", "alarm", "beat"):
        assert contrast(colours[part], colours["page"]) >= 4.5, part
    for part in ("text", "alarm"):
        assert contrast(colours[part], colours["wall"]) >= 4.5, part


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_from_page_and_wall(theme: str) -> None:
    colours = THEMES[theme]
    for part in ("running", "blocking", "queue", "beat", "flat"):
        assert contrast(colours[part], colours["page"]) >= 3, part
        assert contrast(colours[part], colours["wall"]) >= 3, part


def test_both_themes_have_the_same_parts() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_a_still_has_fixed_colours_and_an_opaque_page() -> None:
    for theme, colours in THEMES.items():
        svg = timeline(runs.blocking(4), theme=theme).svg
        assert 'fill="var(' not in svg
        page = parsed(svg).find("{http://www.w3.org/2000/svg}rect")
        assert page is not None
        assert page.get("fill") == colours["page"]


def test_a_live_picture_leaves_its_colours_to_the_page() -> None:
    svg = timeline(runs.blocking(4), theme="live").svg
    style = parsed(svg).findtext("{http://www.w3.org/2000/svg}style") or ""
    for part in LIGHT:
        assert f"--shop-{part}:{LIGHT[part]}" in style
        assert f"--shop-{part}:{DARK[part]}" in style
    assert "prefers-color-scheme:dark" in style
    assert not set(LIGHT.values()) & set(_fills(svg))


def test_a_wrong_theme_or_part_is_named() -> None:
    with pytest.raises(ValueError, match="choose light, dark or live"):
        fix("", "pink")
    with pytest.raises(KeyError, match="no part of a picture is called"):
        ink("milk")


def _fills(svg: str) -> list[str]:
    return [element.get("fill", "") for element in parsed(svg).iter()]
