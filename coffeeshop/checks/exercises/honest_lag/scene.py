"""A real pulse on a loop that is held now and then, and what the learner makes of its ticks."""

from __future__ import annotations

import asyncio
import inspect
import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.ledger import Tick
from coffeeshop.xray.pulse import BEAT, Pulse

WHOLE = (1, 2, *range(14, 2, -1))  # beats: who counts in floats loses the last one after 3, and not after 4
NEAR = 1e-6  # seconds by which a wait may differ: who divides early rounds differently


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Hold a loop twice, then ask about each kind of tick, and about one that was in time to the nanosecond.

    Who knows all these is asked about ticks that came with a beat, to the nanosecond.
    """
    ticks: list[Tick] = []
    pulse = Pulse(ticks.append)
    pulse.start()
    await asyncio.sleep(0.12)
    for held in (0.12, 0.25 + chance.random() / 10):
        time.sleep(held)  # noqa: ASYNC251
        await asyncio.sleep(0.06)
    pulse.stop()
    calm = min(ticks, key=lambda tick: tick.at - tick.due)
    late = sorted(ticks, key=lambda tick: tick.at - tick.due)[-2:]
    moments = [(calm.due, calm.due), *((tick.due, tick.at) for tick in (calm, *late))]
    rounds = [_asked(cell.newcomers, due, at) for due, at in moments]
    if all(same(r["waits"], r["right"]) for r in rounds):
        with_a_beat = [(calm.due, calm.due + count * BEAT) for count in WHOLE]
        rounds = [_asked(cell.newcomers, due, at) for due, at in with_a_beat] + rounds
    seen["rounds"] = rounds


def _asked(newcomers: Any, due: int, at: int) -> dict[str, Any]:
    answer = newcomers(due, at)
    kind = type(answer).__name__
    if inspect.iscoroutine(answer):
        answer.close()
    several = isinstance(answer, (list, tuple)) or inspect.isgenerator(answer)
    waits = [wait for wait, _ in zip(answer, range(100_000), strict=False)] if several else []
    right = [(at - beat) / 1e9 for beat in range(due, at + 1, BEAT)]
    numbers = all(isinstance(wait, int | float) for wait in waits)
    return {
        "due": due, "late": (at - due) / 1e9, "right": right, "kind": kind, "several": several,
        "waits": [float(wait) for wait in waits][:200] if numbers else None, "count": len(waits),
    }  # fmt: skip


def same(some: list[float] | None, others: list[float]) -> bool:
    """Whether two lists hold the same waits."""
    if some is None or len(some) != len(others):
        return False
    return all(abs(one - other) < NEAR for one, other in zip(some, others, strict=True))


def wrong_round(e: Evidence) -> dict[str, Any] | None:
    """Return the round with the latest tick that is not answered rightly."""
    wrong = [r for r in e.seen.get("rounds", ()) if not same(r["waits"], r["right"])]
    return wrong[-1] if wrong else None


def passes(e: Evidence) -> str | None:
    """Every beat that was due has its own wait."""
    rounds = e.seen.get("rounds", [])
    if not rounds or wrong_round(e):
        return None
    return (
        f"The tick that came {rounds[-1]['late']:.2f} s late speaks for everybody who came meanwhile, each "
        "with a wait of their own; the one in time speaks for one."
    )


def saw(e: Evidence) -> str:
    """Say what was asked and answered in the round that went wrong."""
    r = wrong_round(e) or {"late": 0.0, "right": [], "count": 0, "waits": []}
    first = ", ".join(f"{wait:.3f}" for wait in (r["waits"] or [])[:3])
    return (
        f"A tick came {r['late']:.3f} s late, so {len(r['right'])} beats were due. You returned {r['count']} "
        f"waits, beginning with {first or 'nothing'}."
    )
