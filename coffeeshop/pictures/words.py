"""Words and figures for a picture: durations, wrapping, and how wide a text will be."""

from __future__ import annotations

from functools import lru_cache

# DejaVu Sans' advances in hundredths of the font's size, from " " to "~". It is among the widest
# fonts a browser may choose, so a text that fits in it fits in others.
REGULAR = (
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
)  # fmt: skip
BOLDER = 1.13  # DejaVu Sans Bold over Regular, for the letters of English text
OTHER = {"·": 32, "µ": 64}  # what else is not ASCII may be as wide as it is high


@lru_cache(maxsize=4096)
def width(words: str, size: float, bold: bool = False) -> float:
    """Return how wide `words` will be at `size` pixels, in pixels, at most a little too wide."""
    hundredths = sum(REGULAR[ord(c) - 32] if " " <= c <= "~" else OTHER.get(c, 100) for c in words)
    return hundredths * size / 100 * (BOLDER if bold else 1)


def shortened(words: str, size: float, room: float) -> str:
    """Return `words`, cut to `room` pixels with "…" where they are longer."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Return `words` broken into lines of at most `room` pixels."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, room))
    return lines


def duration(nanoseconds: float, even: bool = False) -> str:
    """Return a time as people say it: "4.1 s", "20 ms", "350 µs"; "0.2 s", or `even` "0.20 s"."""
    seconds = nanoseconds / 1e9
    if seconds >= 99.95:
        return f"{seconds:.0f} s"
    if seconds >= 0.0995:
        return (
            f"{seconds:.1f} s"
            if seconds >= 0.995 or (_is_tenth(seconds) and not even)
            else f"{seconds:.2f} s"
        )
    if seconds >= 0.00095:
        return f"{seconds * 1e3:.0f} ms"
    return f"{seconds * 1e6:.0f} µs"


def counted(count: int, noun: str) -> str:
    """Return "1 order", "20 orders", "10,000 orders"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def times(count: int) -> str:
    """Return "once", "twice", "20 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _is_tenth(seconds: float) -> bool:
    return abs(seconds * 10 - round(seconds * 10)) < 0.1
