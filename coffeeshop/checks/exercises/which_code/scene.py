"""Five shops get the same rush, and one a steady stream; what was served when is read from the runs."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.which_code.programs import AT_ONCE, CAME, MILK, PROGRAM, RATE
from coffeeshop.checks.scenes import in_order
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.metrics import in_flight
from coffeeshop.serving import serve

PICTURES = ("C", "E", "D", "A", "B")  # picture 1 is of code C, and so on
INSIDE = RATE * MILK  # Little's law, for the stream
NEAR = 0.05  # of a figure: what another may differ from it and still be meant
SHOWN = 1.3  # seconds of a rush that are drawn
INSIDE_BY = 0.05  # seconds after its last order was sent a crowd is inside
LONGEST_FIRST = ("A", "E", "C", "B", "D")


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Play the rushes and the stream that the verdict needs beside one another: mostly they wait."""
    answer, figure = plain(cell.code_of), number(cell.inside)
    seen |= {"answer": answer, "figure": figure, "given": repr(cell.inside)[:60]}
    codes, days = needed(wrong(answer), figure)
    turn = asyncio.Lock()
    rushes = asyncio.gather(*(_clear(code, turn) for code in codes))
    streams = asyncio.gather(*(_stream(turn) for _ in range(days)))
    seen["served"] = {code: served(run) for code, run in zip(codes, await rushes, strict=True)}
    seen["together"] = {code: together(ends) for code, ends in seen["served"].items()}
    seen["inside"] = [inside(run) for run in await streams]


def needed(wrong: list[int], figure: float | None) -> tuple[tuple[str, ...], int]:
    """Return the codes and the number of quiet days that the verdict speaks of, the longest rush first."""
    if len(wrong) == 2:
        return tuple(code for code in LONGEST_FIRST if PICTURES.index(code) + 1 in wrong), 0
    if not wrong and not near(figure, INSIDE):
        return (), 1
    return LONGEST_FIRST, int(not wrong)


async def _clear(code: str, turn: asyncio.Lock) -> Run:
    """Return a rush whose steps can be told apart; once more, beside less, where the machine was too busy."""
    run = await _rushed(code, turn)
    return run if shows(code, served(run)) else await _rushed(code, turn)


def shows(code: str, served: list[float]) -> bool:
    """Say whether the first round was served before a second one could be."""
    return len(served) >= AT_ONCE[code] and served[AT_ONCE[code] - 1] < 2 * MILK


async def _rushed(code: str, turn: asyncio.Lock) -> Run:
    """Send `CAME` customers at once; what is left after `SHOWN` seconds is made in no time, and not drawn."""
    await turn.acquire()  # until the former crowd is inside: two that come together spoil both pictures
    names, loop = _program(), asyncio.get_running_loop()

    def path(number: int) -> str:
        if number == CAME:
            loop.call_soon_threadsafe(loop.call_later, INSIDE_BY, turn.release)
            loop.call_soon_threadsafe(loop.call_later, SHOWN, names.update, {"MILK": 0})
        return f"/{code.lower()}"

    async with serve(names["app"]) as shop:
        return await rush(shop, path, orders=CAME, watch=lambda *_: None)


async def _stream(turn: asyncio.Lock) -> Run:
    async with turn, serve(_program()["app"]) as shop:
        return await rush(shop, "/c", orders=RATE, rate=RATE, watch=lambda *_: None)


def _program() -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(PROGRAM, "shops.py", "exec"), names)
    return names


def served(run: Run) -> list[float]:
    """Return the seconds after which customers were served, ascending, as far as they are drawn."""
    ends = sorted((order.served - run.start) / 1e9 for order in run.orders if order.served)
    return [end for end in ends if end <= SHOWN]


def together(served: list[float]) -> int:
    """Return how many were served in one round, at most: within three quarters of a drink's time."""
    return max((sum(at <= end < at + 0.75 * MILK for end in served) for at in served), default=0)


def inside(run: Run) -> float:
    """Return how many were inside on average, from the first who left to the last who came."""
    first = min(order.served or run.end for order in run.orders)
    last = max(order.sent for order in run.orders)
    held = ((max(a.at, first), min(b.at, last), a.count) for a, b in pairwise(in_flight(run)))
    return sum(count * max(0, end - start) for start, end, count in held) / max(1, last - first)


def plain(answer: Any) -> Any:
    """Return the answer as pairs fit for JSON, letters as capitals; what is no dictionary as its text."""
    if not isinstance(answer, dict):
        return repr(answer)[:200]
    return [[_word(key), _word(value)] for key, value in list(answer.items())[:20]]


def _word(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip().upper()
    return value if isinstance(value, int) else repr(value)[:40]


def number(value: Any) -> float | None:
    """Return the learner's figure, None where it is no number that can be compared."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) < 1e9 else None


def figure(seen: dict[str, Any]) -> Any:
    """Draw how many were served, moment by moment, in the five runs."""
    from coffeeshop.checks.exercises.which_code.picture import picture

    return picture([seen["served"][code] for code in PICTURES], CAME, SHOWN, MILK)


def wrong(answer: Any) -> list[int]:
    """Return the numbers of the pictures that were given to another code, or to none."""
    given = (
        {number: code for number, code in answer if isinstance(number, int)}
        if isinstance(answer, list)
        else {}
    )
    return [number for number, code in enumerate(PICTURES, start=1) if given.get(number) != code]


def near(given: float | None, figure: float) -> bool:
    """Say whether the learner's figure is about that one."""
    return given is not None and abs(given - figure) <= NEAR * figure


def passes(e: Evidence) -> str | None:
    """Each picture has the code that made it, and the figure is what Little's law says."""
    answer = e.seen["answer"]
    if wrong(answer) or len(answer) != len(PICTURES) or not near(e.seen["figure"], INSIDE):
        return None
    rates = [
        f"{code} served {len(ends) / max(ends, default=1):.0f} a second"
        for code, ends in e.seen["served"].items()
    ]
    return (
        f"Sent again just now, {in_order(sorted(rates))}. And with {RATE} customers a second "
        f"{e.seen['inside'][0]:.1f} were inside shop C on average: {RATE} a second x {MILK} s."
    )


def saw(e: Evidence) -> str:
    """Repeat the answer."""
    return f"You answered {e.seen['answer']} and {e.seen['given']}."
