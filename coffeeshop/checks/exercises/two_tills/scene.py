"""Two tills open, one sells and both are asked; then both sell at once, and are asked again."""

from __future__ import annotations

import asyncio
import os
import re
from itertools import pairwise
from random import Random
from types import ModuleType
from typing import Any

import httpx

from coffeeshop.checks.branches import Branch, Told, branches, keep_spares, workplace
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import CELL
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError

SALES = 15  # at each till, all at once
RECEIPT = 0.1  # seconds
PATIENCE = 2.0  # seconds that a customer waits: side by side a sale takes 0.2, one after another 1.5
ONE_BY_ONE = 10  # sales that came out a receipt's time after the one before; side by side none or two do
ASKING = 1.0  # seconds that a till may take to say its sum
HELD = 1.0  # seconds on the loop, all in all: writing to a file takes less, receipts that hold it 1.5


def load() -> None:
    """Have the tills' processes ready."""
    keep_spares(2)


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Play the day."""
    with workplace() as folder:
        async with branches(folder, 2) as tills:
            seen["failed"] = next((till.failed for till in tills if till.failed), None)
            seen["patched"] = tills[0].patched
            seen["opened"] = sum(till.failed is None for till in tills)
            if seen["failed"] is None:
                await _play(tills, chance, seen)
                _note(await asyncio.gather(*(asyncio.to_thread(till.tell) for till in tills)), seen)
        seen["files"] = sorted(set(os.listdir(folder)) - {CELL})
    seen["done"] = True


async def _play(tills: list[Branch], chance: Random, seen: dict[str, Any]) -> None:
    seen["empty"] = await _sums(tills)
    if not all(isinstance(said, int) for said in seen["empty"]):
        return
    first = chance.randrange(20, 90)
    seen["alone"] = await _sell(tills[0], [first])
    seen["first"], seen["after_one"] = first, await _sums(tills)
    if seen["after_one"] != [first, first]:
        return  # two figures tell more of why than a crowd would
    cups = [[chance.randrange(1, 9) for _ in range(SALES)] for _ in tills]
    seen["each"] = [sum(mine) for mine in cups]
    seen["crowds"] = await asyncio.gather(*map(_sell, tills, cups))
    if not any(crowd["unanswered"] for crowd in seen["crowds"]):
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
            seconds=PATIENCE,
            watch=lambda *_: None,
        )
    except ShopError as error:
        run = getattr(error, "run", Run())
    return how_it_went(run)


def how_it_went(run: Run) -> dict[str, Any]:
    """Return the figures of one till's sales."""
    served = sorted(order.served for order in run.orders if order.served)
    apart = [later - sooner >= RECEIPT * 0.8e9 for sooner, later in pairwise(served)]
    blocks = [block for block in run.blocks if block.file == CELL]
    longest = max(blocks, key=lambda block: block.end - block.start, default=None)
    return {
        "held": sum(block.end - block.start for block in blocks) / 1e9,
        "held_at": longest.line if longest else None,
        "statuses": sorted({order.status for order in run.orders if order.status}),
        "good": sum(order.status == 200 for order in run.orders),
        "sales": len(run.orders),
        "unanswered": sum(order.status is None for order in run.orders),
        "quickest": min((o.served - o.sent for o in run.orders if o.served), default=0) / 1e9,
        "one_by_one": sum(apart),
    }


def _note(told: list[Told | None], seen: dict[str, Any]) -> None:
    """Note what the tills say of themselves."""
    seen["raised"] = [error for one in told if one for error in one.raised][:5]
    seen["mute"] = told.count(None)


def read_then_written(e: Evidence) -> bool:
    """Say whether the source reads the sum and writes it in two steps, with nothing that keeps the other out.

    The moment between them is short, so that a lucky day hides it.
    """
    guards = ("IMMEDIATE", "EXCLUSIVE", "flock", "lockf", "locking", "FileLock", "O_EXCL")
    if any(guard in e.source for guard in guards):
        return False
    by_file = e.call("write_text", "json.dump", "dump", "write") and e.call(
        "read_text", "json.load", "load", "read", function="sell"
    )
    by_sql = re.search(r"UPDATE\s[^\"']*=\s*[?:]", e.source, re.I) and "SELECT" in e.source.upper()
    return bool(by_file or by_sql)


def total(e: Evidence) -> int:
    """The cups that were sold, all in all."""
    return e.seen["first"] + sum(e.seen["each"])


def passes(e: Evidence) -> str | None:
    """Both sums are right, each receipt was printed, and side by side."""
    seen = e.seen
    if "sums" not in seen or seen["mute"] or seen["sums"] != [total(e)] * 2 or seen["empty"] != [0, 0]:
        return None
    if any(crowd["good"] < SALES or crowd["quickest"] < RECEIPT * 0.99 for crowd in seen["crowds"]):
        return None
    if any(crowd["one_by_one"] >= ONE_BY_ONE or crowd["held"] > HELD for crowd in seen["crowds"]):
        return None
    if read_then_written(e):
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
    if "after_one" not in seen:
        return f"Asked before the first sale, the tills said {seen['empty'][0]} and {seen['empty'][1]}."
    if "crowds" not in seen:
        one, other = seen["after_one"]
        return f"{seen['first']} cups were sold at one till. It says {one} then, and the other says {other}."
    good = sum(crowd["good"] for crowd in seen["crowds"])
    one, other = seen.get("sums", ("nothing", "nothing"))
    return (
        f"{total(e)} cups were sold; one till says {one}, the other {other}. In the "
        f"crowd {good} of {2 * SALES} sales were answered with status 200."
    )
