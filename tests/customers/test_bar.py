"""Progress in a terminal: one line, and only where somebody has to wait."""

from __future__ import annotations

import io

import pytest

from coffeeshop.customers import bar
from coffeeshop.customers.bar import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, seconds: float) -> str:
    """Return what a rush of two orders draws that takes so many seconds."""
    times = iter([0.0, 0.0, *[seconds] * 9])
    monkeypatch.setattr(bar, "monotonic", lambda: next(times))
    monkeypatch.setattr("sys.stderr", stderr)
    watch = Bar()
    for figures in ((0, 2, 0), (1, 2, 0), (2, 2, 1)):
        watch(*figures)
    return stderr.getvalue()


def test_a_long_rush_draws_one_line_and_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(monkeypatch, Terminal(), 1.5)
    assert text.count("\r") == 2
    assert "1 of 2 orders answered" in text
    assert text.endswith("2 of 2 orders answered, 1 failed \n")


def test_a_quick_rush_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, Terminal(), 0.4) == ""


def test_where_nobody_looks_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO(), 1.5) == ""
