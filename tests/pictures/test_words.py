"""Durations as people say them, and texts that fit."""

from __future__ import annotations

import pytest

from coffeeshop.pictures.words import counted, duration, shortened, times, width, wrapped


@pytest.mark.parametrize(
    ("nanoseconds", "said"),
    [
        (0, "0 µs"), (350_000, "350 µs"), (20_000_000, "20 ms"), (99_000_000, "99 ms"),
        (200_000_000, "0.2 s"),
        (203_000_000, "0.2 s"), (215_000_000, "0.21 s"), (998_000_000, "1.0 s"), (4_120_000_000, "4.1 s"),
        (99_940_000_000, "99.9 s"), (120_000_000_000, "120 s"),
    ],
)  # fmt: skip
def test_durations(nanoseconds: int, said: str) -> None:
    assert duration(nanoseconds) == said


def test_even_durations_have_two_decimals_below_a_second() -> None:
    assert [duration(n * 10**8, even=True) for n in (2, 10)] == ["0.20 s", "1.0 s"]


def test_a_text_is_measured_at_least_as_wide_as_dejavu_draws_it() -> None:
    ft2font = pytest.importorskip("matplotlib.ft2font")
    data = pytest.importorskip("matplotlib").get_data_path()
    for bold, file in ((False, "DejaVuSans.ttf"), (True, "DejaVuSans-Bold.ttf")):
        font = ft2font.FT2Font(f"{data}/fonts/ttf/{file}")
        font.set_size(12, 72)
        for words in ("nobody else can run, 0.2 s", "served 4.0 s", "no pulse for 3.8 s", "fetch · Task-3"):
            font.set_text(words, flags=ft2font.LoadFlags.NO_HINTING)
            drawn = font.get_width_height()[0] / 64
            assert drawn * 0.97 <= width(words, 12, bold) <= drawn * 1.08, words


def test_long_texts_are_cut_or_broken_to_their_room() -> None:
    words = "the loop was blocked twenty times and nobody else could run"
    assert shortened("short", 12, 100) == "short"
    assert shortened(words, 12, 100).endswith("…")
    assert width(shortened(words, 12, 100), 12) <= 100
    lines = wrapped(words, 12, 100)
    assert " ".join(lines) == words
    assert all(width(line, 12) <= 100 for line in lines)


def test_counts() -> None:
    assert (counted(1, "order"), counted(10_000, "order")) == ("1 order", "10,000 orders")
    assert [times(n) for n in (1, 2, 1500)] == ["once", "twice", "1,500 times"]
