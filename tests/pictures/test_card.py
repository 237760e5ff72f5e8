"""The card for a pull request."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import picture_runs as runs
import pytest
from picture_reading import classes, parsed, texts

from coffeeshop.pictures import card

LINE = "shop.py:12  time.sleep(milk)"
CURE = "Use `await asyncio.sleep(...)`, or give the call to a thread with run_in_threadpool."


@pytest.mark.parametrize("orders", [1, 4, 20, 200])
@pytest.mark.parametrize("cured", [True, False])
def test_a_card_shows_line_flatline_and_cure_with_all_words_apart(orders: int, cured: bool) -> None:
    picture = card(
        runs.blocking(orders),
        runs.awaiting(orders) if cured else None,
        endpoint="GET /latte",
        line=LINE,
        cure=CURE,
    )
    found = texts(picture.svg)
    said = [text.words for text in found]
    assert {"shop.py:12", "time.sleep(milk)", "Instead", "Before"} <= set(said)
    assert ("After" in said) is cured
    assert {"flat", "blocking", "wall"} <= classes(picture.svg)
    for text in found:
        assert text.left >= 0, text
        assert text.right <= picture.width, text
    for one, other in combinations(found, 2):
        assert not one.meets(other), (one, other)


def test_a_card_says_what_the_cure_did() -> None:
    picture = card(runs.blocking(20), runs.awaiting(20), endpoint="GET /latte", line=LINE, cure=CURE)
    assert picture.text.startswith("GET /latte blocked the event loop at shop.py:12")
    assert "within 3.8 s before, 0.21 s after: 18 times sooner" in picture.text


def test_a_card_does_not_flatter() -> None:
    picture = card(runs.blocking(20), runs.blocking(20), endpoint="GET /latte", line=LINE, cure=CURE)
    assert "GET /latte still blocks the event loop" in picture.text
    assert "no sooner" in picture.text


def test_a_long_line_stays_on_the_card() -> None:
    line = (
        "a/very/long/path/to/some/module.py:1234  " + "result = requests.get(url, timeout=30) or None; " * 5
    )
    picture = card(runs.cell(), endpoint="GET /" + "x" * 300, line=line, cure=CURE * 3)
    assert all(text.right <= picture.width for text in texts(picture.svg))


def test_a_card_needs_nothing_but_the_package() -> None:
    """Neither Jupyter nor matplotlib nor resvg is imported for it."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import picture_runs as r;"
        "from coffeeshop.pictures import card;"
        "card(r.blocking(4), endpoint='GET /', line='a.py:1  b', cure='c').svg;"
        "print(sorted({'matplotlib', 'resvg_py', 'IPython', 'ipywidgets', 'anywidget'} & sys.modules.keys()))"
    )
    here = runs.__file__.rsplit("/", 1)[0].rsplit("\\", 1)[0]
    done = subprocess.run([sys.executable, "-c", program, here], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_card_is_well_formed_in_each_theme() -> None:
    for theme in ("light", "dark", "live"):
        assert (
            parsed(card(runs.blocking(4), endpoint="<&>", line="<&>", cure="<&>", theme=theme).svg)
            is not None
        )
