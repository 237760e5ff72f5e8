"""Which statements above a heading the cells below it need."""

from __future__ import annotations

import pytest

from coffeeshop.labs.needed import needed, quick_first, statements, whole


def chosen(above: str, below: str) -> str:
    """Return the lines of `above` that `below` needs."""
    lines = above.splitlines()
    kept = needed(statements(0, above), statements(1, below))
    return "\n".join("\n".join(lines[one.first - 1 : one.last]) for one in kept)


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        ("x = 1\nx = 2\ny = 3", "print(x)", "x = 2"),
        ("x = 1\nx = x + 1", "x", "x = 1\nx = x + 1"),
        ("x = 1", "x = 2\nprint(x)", ""),
        ("x = 1", "def f():\n    return x\nf()", "x = 1"),
        ("def f():\n    return later\nlater = 1", "f()", "def f():\n    return later\nlater = 1"),
        ("x = []\nx.append(1)\nprint(x)", "x", "x = []\nx.append(1)"),
        ("x = {}\nfor n in (1, 2):\n    x[n] = n", "x", "x = {}\nfor n in (1, 2):\n    x[n] = n"),
        ("n = 0\nn += 1", "n", "n = 0\nn += 1"),
        ("n = [1]\nm = [n for n in (2, 3)]", "m", "m = [n for n in (2, 3)]"),
        (
            "n = 1\nx = [2]\nm = {n: [n + k for k in x] for n in x}",
            "m",
            "x = [2]\nm = {n: [n + k for k in x] for n in x}",
        ),
        ("n = 1\nk = 2\nm = [await f(n, k) for n in ()]", "m", "k = 2\nm = [await f(n, k) for n in ()]"),
        ("n = 1\nm = [n async for n in f()]", "m", "m = [n async for n in f()]"),
        ("shop = serve(app)\nshop.stop()", "shop.url", "shop = serve(app)"),
        ("import os\nprint(1)", "2", "import os"),
        ("x = await f()\ny = 1", "y", "y = 1"),
        ("a = b = 1\nif b:\n    a = 2", "a", "a = b = 1\nif b:\n    a = 2"),
        ("with door() as d, open(d) as e:\n    pass", "e", "with door() as d, open(d) as e:\n    pass"),
    ],
)
def test_what_is_read_below_is_made_and_nothing_else(above: str, below: str, wanted: str) -> None:
    assert chosen(above, below) == wanted


def test_an_endpoint_belongs_to_its_app_and_brings_what_it_reads() -> None:
    above = 'app = App()\nmilk = 1\n\n@app.get("/latte")\ndef latte():\n    return milk\n\ntea = 2'
    assert chosen(above, "serve(app)") == "\n".join(line for line in above.splitlines()[:-2] if line)


def test_what_only_an_endpoint_reads_is_not_brought_to_its_last_state() -> None:
    above = (
        "shelf = []\n@app.get('/bag')\ndef bag():\n    return shelf\nfor n in range(9):\n    shelf.append(n)"
    )
    assert "append" not in chosen(f"app = App()\n{above}", "serve(app)")


def test_what_waits_comes_last_with_what_reads_it() -> None:
    quick, slow = quick_first(statements(0, "a = 1\nb = await f()\nc = b + a\nd = a"))
    assert [one.first for one in quick] == [1, 4]
    assert [one.first for one in slow] == [2, 3]
    assert quick_first(statements(0, "a = [n async for n in f()]\nb = [n for n in f()]"))[0][0].first == 2


def test_a_recorded_cell_is_run_whole_or_not_at_all() -> None:
    above = [*statements(0, "import asyncio\nn = 1\nm = 2"), *whole(1, "await f(n)\nx = 1", "_xray")]
    assert [(one.cell, one.first, one.last) for one in needed(above, statements(2, "_xray.blocks"))] == [
        (0, 1, 1),
        (0, 2, 2),
        (1, 1, 2),
    ]
    assert [one.cell for one in needed(above, statements(2, "m"))] == [0, 0]
