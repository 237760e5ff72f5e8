"""What a lab says about its runs: sentences and figures, from summaries alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coffeeshop.ledger import Run
from coffeeshop.metrics import Summary, lag, summary


class Way(NamedTuple):
    """One way of working that a race offers."""

    key: str
    label: str
    code: str  # what its endpoint does while the milk heats
    path: str


WAYS = (
    Way("blocking", "blocking", "time.sleep", "/blocking"),
    Way("awaiting", "awaiting", "await asyncio.sleep", "/awaiting"),
    Way("thread", "def, in threads", "def + time.sleep", "/thread"),
)


class Result(NamedTuple):
    """One finished race."""

    way: Way
    orders: int
    milk: float  # seconds
    guess: float | None  # seconds that the learner said the last one would wait
    run: Run


def customers(count: int) -> str:
    """Return "1 customer" or "20 customers"."""
    return "1 customer" if count == 1 else f"{count:,} customers"


def span(seconds: float) -> str:
    """Return a measured time as the picture writes it: "4.1 s", "0.24 s", "35 ms"."""
    if seconds != seconds:
        return "no time"
    if seconds >= 0.0995:
        return f"{seconds:.{1 if seconds >= 0.995 else 2}f} s"
    return f"{seconds * 1e3:.{0 if seconds >= 0.00995 else 1}f} ms"


def chosen(seconds: float) -> str:
    """Return a time that somebody chose as they would write it: "0.2 s", "4 s", "50 ms"."""
    return span(seconds) if seconds < 0.1 else f"{round(seconds, 2):g} s"


def title(result: Result) -> str:
    """Return the name of a race in the picture."""
    return f"{result.way.label}: {customers(result.orders)}, {chosen(result.milk)} of milk each"


def verdict(result: Result, earlier: Sequence[Result] = ()) -> str:
    """Return the result in words: the prediction against it, and the former run beside it."""
    figures = summary(result.run)
    return " ".join([_guessed(result, figures), _loop(result), *_compared(result, figures, earlier)])


def _guessed(result: Result, figures: Summary) -> str:
    if not figures.served:
        return "Not one customer was served."
    who = "The customer" if result.orders == 1 else f"The last of {customers(result.orders)}"
    took = span(figures.slowest)
    if result.guess is None:
        return f"{who} waited {took}."
    said = chosen(result.guess)
    right = figures.slowest / 1.5 <= result.guess <= figures.slowest * 1.5
    return f"You said {said}, and {took} it was." if right else f"You said {said}, it took {took}."


def _loop(result: Result) -> str:
    beat = lag(result.run)
    flat = span(beat.flat / 1e9)
    if beat.share > 0.5:
        return (
            f"For {flat} the pulse was flat: the barista stood at the machine, and nobody else could order."
        )
    if beat.flat >= 100_000_000:
        return f"The pulse went on, with {flat} of pauses in all."
    never = "went on" if beat.flat else "never stopped"
    return f"The pulse {never}: the barista was free while the milk heated."


def _compared(result: Result, figures: Summary, earlier: Sequence[Result]) -> list[str]:
    same = [
        old
        for old in earlier
        if old.way != result.way and (old.orders, old.milk) == (result.orders, result.milk)
    ]
    if not same or not figures.served:
        return []
    old = same[-1]
    ratio = summary(old.run).slowest / figures.slowest
    if 0.67 < ratio < 1.5:
        return [f"That is about as long as {old.way.label} took."]
    faster, slower = (ratio, "sooner") if ratio > 1 else (1 / ratio, "later")
    return [f"That is {faster:.{0 if faster >= 9.5 else 1}f} times {slower} than {old.way.label}."]


def row(result: Result) -> list[str]:
    """Return a race's figures as cells of a table."""
    figures = summary(result.run)
    flat = lag(result.run).flat / 1e9
    return [
        f"{result.orders:,}",
        chosen(result.milk),
        span(figures.slowest),
        f"{figures.throughput:.3g}",
        str(figures.peak),
        span(flat) if flat else "never",
    ]
