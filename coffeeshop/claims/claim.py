"""One claim: who says what, what is true, and where it is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from coffeeshop.claims.shown import Shown
from coffeeshop.menu import ShopError

DATA = Path(__file__).with_name("claims.toml")
VERDICTS = ("true", "nuance", "misleading", "false", "opinion")
CHAPTERS = (
    "What is asynchronous programming?",
    "FastAPI's core",
    "I/O-bound and CPU-bound",
    "The performance edge",
    "When to go async",
    "Pitfalls and best practices",
    "The future",
)


@dataclass(frozen=True)
class Claim:
    """One row of claims.toml."""

    number: int
    chapter: str
    says: str  # the claim, as it is commonly put
    verdict: str  # one of VERDICTS; "nuance" is true, but
    truth: str
    sources: tuple[str, ...]  # where the truth is documented
    notebook: str  # the lesson that shows it, without its ending
    cell: str  # a line of the cell that shows it


def _read() -> dict[int, Claim]:
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["claim"]
    return {row["number"]: Claim(**{**row, "sources": tuple(row["sources"])}) for row in rows}


CLAIMS: dict[int, Claim] = _read()


def experiment(number: int) -> Callable[[], Awaitable[Shown]] | None:
    """Return the experiment of the claim of that number, None for an opinion; ShopError: no such claim."""
    if number not in CLAIMS:
        raise ShopError(f"There is no claim {number!r}. They are numbered from 1 to {len(CLAIMS)}.")
    from coffeeshop.claims import asynchrony, bound, core, edge, future, pitfalls, when  # a second of modules

    chapters = (asynchrony, core, bound, edge, when, pitfalls, future)
    return next((found for c in chapters if (found := getattr(c, f"claim_{number}", None))), None)


async def put_to_the_test(number: int) -> Shown:
    """Run the experiment of a claim here and now, in a few seconds; ShopError where there is none."""
    found = experiment(number)
    if found is None:
        raise ShopError(f"Claim {number} is an opinion: there is nothing to measure.")
    return await found()


async def retest(chapter: str) -> None:
    """Run the experiments of a chapter one by one, and print what each shows as soon as it is known.

    ShopError where there is no such chapter.
    """
    if chapter not in CHAPTERS:
        raise ShopError(f"There is no chapter {chapter!r}. They are: {'; '.join(CHAPTERS)}")
    for number, claim in CLAIMS.items():
        if claim.chapter == chapter:
            found = experiment(number)
            print(
                f"{number:>2}  {claim.verdict:10}",
                await found() if found else "nothing to measure",
                flush=True,
            )
