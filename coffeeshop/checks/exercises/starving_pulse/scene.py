"""A pulse beside the learner's `grind_all`, and how many beans were ground between two turns of it."""

from __future__ import annotations

import asyncio
import itertools
import threading
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import answer_of, describe, recorded

BEANS = 1000
AT_MOST = 100  # beans between two turns of the pulse


class Grinder:
    """Grinds beans without ever waiting, and counts them for the pulse."""

    def __init__(self, number: int) -> None:
        self.number, self.ground, self.elsewhere = number, 0, 0
        self.turns: list[int] = []  # how many beans were ground at each turn of the pulse
        self.home = threading.get_ident()

    async def grind(self, bean: int) -> int:
        """Compute for a moment; the coroutine function that the learner's code is given."""
        self.elsewhere += threading.get_ident() != self.home
        sum(range(2_000))
        self.ground += 1
        return bean * self.number

    async def pulse(self) -> None:
        """Take a turn whenever the loop gives one."""
        while True:
            self.turns.append(self.ground)
            await asyncio.sleep(0)

    @property
    def longest(self) -> int:
        """The most beans that were ground between two turns of the pulse."""
        marks = [0, *self.turns, self.ground]
        return max(after - before for before, after in itertools.pairwise(marks))


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Grind a thousand beans beside a pulse."""
    grinder = Grinder(chance.randrange(2, 1000))
    beans = list(range(BEANS))
    seen["right"] = [bean * grinder.number for bean in beans]
    with recorded(seen):
        pulse = asyncio.create_task(grinder.pulse(), name="pulse")
        await asyncio.sleep(0)
        try:
            answer = await answer_of(cell.grind_all, grinder.grind, beans)
            during = [at for at in grinder.turns if 0 < at < BEANS]
            seen |= {"longest": grinder.longest, "turns": len(during), "ground": grinder.ground}
            seen |= {"elsewhere": grinder.elsewhere, "served": describe(answer)}
            seen |= compared(answer, seen["right"])
        finally:
            pulse.cancel()


def compared(answer: Any, right: list[int]) -> dict[str, Any]:
    """Say whether the learner's answer is right, and if it has all that is right, how much stands elsewhere."""
    given = list(answer) if isinstance(answer, (list, tuple)) else []
    if sorted(map(repr, given)) != sorted(map(repr, right)):
        return {"same": False, "moved": 0}
    return {"same": given == right, "moved": sum(a != b for a, b in zip(given, right, strict=True))}


def passes(e: Evidence) -> str | None:
    """Every bean ground once and in order, and the pulse had its turns."""
    if not e.seen["same"] or e.seen["ground"] != BEANS or e.seen["longest"] > AT_MOST or e.seen["elsewhere"]:
        return None
    return (
        f"The pulse had {e.seen['turns']} turns while the beans were ground, and never waited for more "
        f"than {e.seen['longest']} of the {BEANS}."
    )


def saw(e: Evidence) -> str:
    """Say what the pulse and the grinder did."""
    return (
        f"{e.seen['ground']} of {BEANS} beans were ground, the pulse had {e.seen['turns']} turns meanwhile, "
        f"and you returned {e.seen['served']['repr'][:60]}."
    )
