"""Two tills open, one sells and both are asked; then both sell at once, and are asked again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import httpx

from coffeeshop.checks.branches import Branch, branches, workplace
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import CELL
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError

SALES = 40  # at each till, all at once
RECEIPT = 0.05  # seconds
PATIENCE = 1.6  # seconds that a customer waits: side by side a sale takes 0.1, one after another 2
ASKING = 1.0  # seconds that a till may take to say its sum
HELD = 0.3  # seconds on the loop, all in all: more is holding it


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Play the day."""
    with workplace() as folder:
        async with branches(folder, 2) as tills:
            seen["failed"] = next((till.failed for till in tills if till.failed), None)
            seen["opened"] = sum(till.failed is None for till in tills)
            if seen["failed"] is None:
                await _play(tills, chance, seen)
                _note(tills, seen)
        seen["files"] = [path.name for path in sorted(Path(folder).iterdir()) if path.name != CELL]
    seen["done"] = True


async def _play(tills: list[Branch], chance: Random, seen: dict[str, Any]) -> None:
    seen["empty"] = await _sums(tills)
    first = chance.randrange(20, 90)
    seen["alone"] = await _sell(tills[0], [first])
    seen["first"], seen["after_one"] = first, await _sums(tills)
    cups = [[chance.randrange(1, 9) for _ in range(SALES)] for _ in tills]
    seen["each"] = [sum(mine) for mine in cups]
    seen["crowds"] = await asyncio.gather(*map(_sell, tills, cups))
    seen["sums"] = await _sums(tills)


async def _sums(tills: list[Branch]) -> list[Any]:
    return await asyncio.gather(*map(_sum, tills))


async def _sum(till: Branch) -> Any:
    """Return what the till says, a text in brackets where it says nothing."""
    async with httpx.AsyncClient(timeout=ASKING, trust_env=False, verify=False) as client:
        try:
            answer = await client.get(f"{till.url}/sold")
            return answer.json() if answer.status_code == 200 else f"(status {answer.status_code})"
        except (httpx.HTTPError, ValueError) as error:
            return f"({type(error).__name__})"


async def _sell(till: Branch, cups: list[int]) -> dict[str, Any]:
    """Sell so many cups to so many customers at once; return how it went."""
    try:
        run = await rush(
            till.url,
            lambda number: f"/sell/{cups[number - 1]}",
            orders=len(cups),
            method="POST",
            timeout=PATIENCE,
            watch=lambda *_: None,
        )
    except ShopError as error:
        run = getattr(error, "run", Run())
    return how_it_went(run)


def how_it_went(run: Run) -> dict[str, Any]:
    """Return the figures of one till's sales."""
    served = sorted(order.served for order in run.orders if order.served)
    apart = [later - sooner >= RECEIPT * 0.8e9 for sooner, later in zip(served, served[1:], strict=False)]
    return {
        "statuses": sorted({order.status for order in run.orders if order.status}),
        "good": sum(order.status == 200 for order in run.orders),
        "sales": len(run.orders),
        "unanswered": sum(order.status is None for order in run.orders),
        "quickest": min((o.served - o.sent for o in run.orders if o.served), default=0) / 1e9,
        "one_by_one": sum(apart),
    }


def _note(tills: list[Branch], seen: dict[str, Any]) -> None:
    """Note what the tills say of themselves."""
    told = [till.tell() for till in tills]
    seen["raised"] = [error for one in told if one for error in one.raised][:5]
    seen["patched"] = [name for one in told if one for name in one.patched]
    blocks = [block for one in told if one for block in one.record.blocks if block.file == CELL]
    held = [sum(b.end - b.start for b in one.record.blocks if b.file == CELL) for one in told if one]
    seen["held"] = max(held, default=0) / 1e9
    seen["held_at"] = max(blocks, key=lambda b: b.end - b.start).line if blocks else None
    seen["mute"] = told.count(None)


def total(e: Evidence) -> int:
    """The cups that were sold, all in all."""
    return e.seen["first"] + sum(e.seen["each"])


def passes(e: Evidence) -> str | None:
    """Both sums are right, each receipt was printed, and side by side."""
    seen = e.seen
    if seen["failed"] or seen["mute"] or seen["sums"] != [total(e)] * 2:
        return None
    if seen["empty"] != [0, 0] or seen["after_one"] != [seen["first"]] * 2:
        return None
    if any(crowd["good"] < SALES or crowd["quickest"] < RECEIPT * 0.99 for crowd in seen["crowds"]):
        return None
    if any(crowd["one_by_one"] > SALES // 2 for crowd in seen["crowds"]) or seen["held"] > HELD:
        return None
    return (
        f"Both tills say {total(e)} cups, and {total(e)} were sold: {seen['first']} at one till alone, then "
        f"{seen['each'][0]} and {seen['each'][1]} at both at once, {SALES} customers each, side by side."
    )


def saw(e: Evidence) -> str:
    """Say what was sold, and what the tills say."""
    seen = e.seen
    if seen["failed"]:
        return f"{seen['opened']} of 2 tills opened: {seen['failed']['type']}: {seen['failed']['message']}."
    good = sum(crowd["good"] for crowd in seen["crowds"])
    return (
        f"{total(e)} cups were sold; one till says {seen['sums'][0]}, the other {seen['sums'][1]}. In the "
        f"crowd {good} of {2 * SALES} sales were answered with status 200."
    )
