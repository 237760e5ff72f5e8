"""What labs say about their runs: sentences and figures that several of them use."""

from __future__ import annotations

from coffeeshop.ledger import Order, Run
from coffeeshop.metrics import lag


def customers(count: int) -> str:
    """Return "1 customer" or "20 customers"."""
    return "1 customer" if count == 1 else f"{count:,} customers"


def crowd(count: int) -> str:
    """Return "1 customer" or "20 customers at once"."""
    return customers(count) + (" at once" if count > 1 else "")


def span(seconds: float) -> str:
    """Return a measured time as the picture writes it: "4.1 s", "0.24 s", "35 ms"."""
    if seconds != seconds:
        return "no time"
    if seconds >= 0.0995:
        return f"{seconds:.{1 if seconds >= 0.995 else 2}f} s"
    return f"{seconds * 1e3:.{0 if seconds >= 0.00995 else 1}f} ms"


def chosen(seconds: float) -> str:
    """Return a time that somebody chose as they would write it: "0.2 s", "4 s", "50 ms"."""
    return f"{seconds * 1e3:.3g} ms" if seconds < 0.1 else f"{round(seconds, 2):g} s"


def against(guess: float | None, took: float, plainly: str) -> str:
    """Return a prediction beside the result; `plainly` where there was none, such as "It waited 4 s."."""
    if guess is None:
        return plainly
    right = took / 1.5 <= guess <= took * 1.5
    end = f"and {span(took)} it was" if right else f"it took {span(took)}"
    return f"You said {chosen(guess)}, {end}."


def foretold(guess: str | None, who: str, does: str) -> str:
    """Return what was said that `who` does beside what `who` does: "ruff", "stays silent"."""
    if guess is None:
        return f"{who[0].upper()}{who[1:]} {does}."
    return f"You said that {who} {guess}" + (", and so it does." if guess == does else f"; it {does}.")


def compared(old: float, new: float, what: str) -> str:
    """Return how a time compares with `what` took before: "That is 16 times sooner than blocking."."""
    ratio = old / new
    if 0.67 < ratio < 1.5:
        return f"That is about as long as {what} took."
    faster, word = (ratio, "sooner") if ratio > 1 else (1 / ratio, "later")
    return f"That is {faster:.{0 if faster >= 9.5 else 1}f} times {word} than {what}."


def flat(run: Run) -> str:
    """Return for how long the pulse was flat, "never" where it was not."""
    still = lag(run).flat / 1e9
    return span(still) if still else "never"


def waited(order: Order) -> float:
    """Return the seconds that a served order took, from when it was meant to be sent."""
    return ((order.served or 0) - order.due) / 1e9


def slowest(run: Run, path: str) -> float:
    """Return the seconds of the slowest answer to `path`; NaN where none came."""
    return max(
        (waited(o) for o in run.orders if o.path == path and o.served and not o.error), default=float("nan")
    )
