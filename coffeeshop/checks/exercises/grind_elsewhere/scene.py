"""Two orders that hire the grinders, then two with pings meanwhile; and the mills' own diary of it."""

from __future__ import annotations

import asyncio
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from types import FrameType, ModuleType
from typing import Any

from coffeeshop import mill
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.grind_elsewhere.jobs import Job, jobs_of
from coffeeshop.checks.pools import busyness, diary
from coffeeshop.checks.trial import CELL
from coffeeshop.checks.witness import Witness
from coffeeshop.children.pool import cores
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve
from coffeeshop.serving.shop import aside

AT_ONCE = 2  # orders in a round
PINGS = 14
RATE = 100.0  # a second: the last ping is sent 0.15 s after the first order
AGAIN = 2  # rounds more, where two orders were not ground side by side: the second mill may have come late
PIECES = 150  # turns on the loop that an order may take; a good one takes about ten
GRACE = 1.0  # seconds more for the shop to tell what it recorded
PATIENCE = 2.0  # seconds that a customer waits on an idle machine: processes have to be started first


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Hire, grind beside pings, and try again where nothing was ground side by side."""
    numbers = chance.sample(range(100, 1000), AT_ONCE * (2 + AGAIN))
    orders = [numbers[i : i + AT_ONCE] for i in range(0, len(numbers), AT_ONCE)]
    seen |= {"cores": cores(), "orders": [], "overlap": 0, "patience": PATIENCE * busyness()}
    witness = Witness(cell.app, "/beans/")
    with diary() as kept:
        shop = serve(witness, xray=True)
        try:
            await _rounds(shop, orders, witness, kept, seen)
        except TimeoutError:  # the shop can't even tell what it recorded
            seen["hung"] = {"seconds": seen["patience"] + GRACE, "line": _where_it_runs()}
        seen["done"] = True
        if "hung" not in seen and all(order["status"] for order in seen["orders"]):
            await aside(shop.stop)  # else it may hang, and ends with this process, which is replaced


async def _rounds(
    shop: Any, orders: list[list[int]], witness: Witness, kept: Path, seen: dict[str, Any]
) -> None:
    await _round(shop, orders[0], 0, witness, kept, seen)
    if any(order["status"] != 200 for order in seen["orders"]):
        return
    await _round(shop, orders[1], PINGS, witness, kept, seen)
    for two in orders[2:]:
        if not _may_yet_overlap(seen):
            return
        await _round(shop, two, 0, witness, kept, seen)


def _where_it_runs() -> int | None:
    """Return the learner's line that some thread is at, None where none is."""
    for frame in sys._current_frames().values():
        at: FrameType | None = frame
        while at is not None:
            if at.f_code.co_filename == CELL:
                return at.f_lineno
            at = at.f_back
    return None


def _may_yet_overlap(seen: dict[str, Any]) -> bool:
    return seen["cores"] > 1 and not seen["overlap"] and all(o["place"] == "process" for o in seen["orders"])


async def _round(
    shop: Any, numbers: list[int], pings: int, witness: Witness, kept: Path, seen: dict[str, Any]
) -> None:
    """Send these orders, and pings behind them; note how all of them fared."""

    def choose(number: int) -> str:
        return f"/beans/{numbers[number - 1]}" if number <= len(numbers) else "/ping"

    run = await _rush(shop, choose, len(numbers) + pings, RATE if pings else None, seen["patience"])
    jobs = jobs_of(mill.read(kept))
    seen["orders"] += [_order(run, number, jobs, witness) for number in numbers]
    seen["overlap"] = sum(later.starts < job.ends for job, later in pairwise(jobs) if job.ends)
    if pings or "record" not in seen:
        seen["record"] = run.as_dict()
    if pings:
        seen |= _beside(run, [job for job in jobs if job.order in numbers])


async def _rush(shop: Any, path: Any, orders: int, rate: float | None, patience: float) -> Run:
    try:
        async with asyncio.timeout(patience + GRACE):
            return await rush(
                shop, path, orders=orders, rate=rate, timeout=patience,
                title="two orders of beans, and pings meanwhile", watch=lambda *_: None,
            )  # fmt: skip
    except ShopError as error:  # not one was served: that is evidence too
        if not hasattr(error, "run"):
            raise
        return error.run


def _order(run: Run, number: int, jobs: list[Job], witness: Witness) -> dict[str, Any]:
    """Return how one order fared: its answer, and where, when and how often its beans were ground."""
    path = f"/beans/{number}"
    order = next(o for o in run.orders if o.path == path)
    mine = [job for job in jobs if job.order == number]
    job = mine[0] if mine else None
    tasks = {visit.task for visit in run.visits if visit.path == path}
    pieces = [piece for piece in run.slices if piece.task in tasks]
    return {
        "number": number,
        "status": order.status,
        "seconds": ((order.served or run.end) - order.sent) / 1e9,
        "body": "".join(witness.answers.get(path, [])),
        "error": witness.raised.get(path, {}),
        "ground": len(mine),
        "place": job.place if job else None,
        "hands": job.hands if job else None,
        "hired": bool(job and job.born > order.sent),
        "late": bool(order.served and (not job or job.ends is None or order.served < job.ends)),
        "held": bool(job and any(p.start < job.starts and _over(job) < p.end for p in run.slices)),
        "pieces": len(pieces),
    }


def _over(job: Job) -> int:
    return job.ends or job.starts


def _beside(run: Run, jobs: list[Job]) -> dict[str, Any]:
    """Return how many pings were answered while beans were ground, the slowest one's seconds, and who held them."""
    pings = [order for order in run.orders if order.path == "/ping"]
    within = [p for p in pings if p.served and any(job.starts < p.served < _over(job) for job in jobs)]
    blocks = [block for block in run.blocks if block.file == CELL]
    return {
        "passed": len(within),
        "waited": max(((p.served or run.end) - p.due for p in pings), default=0) / 1e9,
        "line": blocks[0].line if blocks else None,
    }


def passes(e: Evidence) -> str | None:
    """Every order was ground once, elsewhere, by grinders who stay, and the loop was never held by one."""
    seen, orders = e.seen, e.seen["orders"]
    good = all(right(order) for order in orders) and "passed" in seen
    if not good or hired_again(e) or not (seen["overlap"] or seen["cores"] == 1):
        return None
    return (
        f"Other processes ground the beans; the pings meanwhile were answered, the slowest within "
        f"{seen['waited']:.2f} s. No later order had to wait until one was started. Two cores grind two orders "
        "side by side; on one core they take turns, and only the pings gain."
    )


def right(order: dict[str, Any]) -> bool:
    """Say whether one order was answered with its own beans, ground once and elsewhere, the loop free."""
    honest = order["status"] == 200 and order["body"] == f'"{mill.ground(order["number"])}"'
    whole = order["ground"] == 1 and not order["late"]
    return (
        honest and whole and order["place"] == "process" and not order["held"] and order["pieces"] <= PIECES
    )


def hired_again(e: Evidence) -> bool:
    """Say whether every order had a process of its own, also the later ones, which found grinders idle."""
    orders = e.seen["orders"]
    each = len({order["hands"] for order in orders}) == len(orders)
    return each and any(order["hired"] for order in orders[AT_ONCE:])


def saw(e: Evidence) -> str:
    """Say how the orders and the pings fared."""
    said = [
        f"order {o['number']} with status {o['status']}, ground in a {o['place']}" for o in e.seen["orders"]
    ]
    return f"Answered were {'; '.join(said)}. {e.seen.get('passed', 0)} pings were answered meanwhile."
