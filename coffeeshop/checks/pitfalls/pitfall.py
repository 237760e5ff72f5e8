"""One pitfall: its two programs, the probe that tells them apart, and the words for both."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from coffeeshop.menu import ShopError

DATA = Path(__file__).with_name("pitfalls.toml")


@dataclass(frozen=True)
class Pitfall:
    """One row of pitfalls.toml.

    `probe` is the body of a coroutine that returns True where the symptom shows. It runs with the
    names of `bad` or of `cure`, and with those of `stage`.
    """

    name: str  # "lost-exception": stable
    mistake: int  # its number among the thirty mistakes
    title: str
    symptom: str  # what somebody notices who knows nothing of the cause
    remedy: str
    bad: str
    cure: str
    probe: str


def _read() -> dict[str, Pitfall]:
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["pitfall"]
    return {row["name"]: Pitfall(**row) for row in rows}


PITFALLS: dict[str, Pitfall] = _read()


def find(name: str) -> Pitfall:
    """Return the pitfall of that name; ShopError in words where there is none."""
    if name not in PITFALLS:
        raise ShopError(f'There is no pitfall "{name}". The pitfalls are {", ".join(PITFALLS)}.')
    return PITFALLS[name]
