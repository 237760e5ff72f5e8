"""The learner's shop is served over a pool of two; six customers want a label each."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from random import Random
from time import monotonic
from types import ModuleType
from typing import Any

from coffeeshop.checks.bean_scenes import bean_store, shelf
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import describe
from coffeeshop.customers import rush
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

ORDERS, POOL = 6, 2
PRINTING = 0.25  # seconds a label
STILL = 0.6  # seconds in which nobody moves while every connection is out: nobody will
BAGS = (1, 2, 3)


class Printer:
    """Prints labels, many at once, and knows how many connections are out as each one begins."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.names: list[str] = []
        self.diary: list[int] = []  # +1 where a label begins, -1 where it is done
        self.out: list[int] = []

    async def print_label(self, name: str) -> None:
        """Print one label; the coroutine function that the learner's shop is given."""
        self.names.append(str(name))
        self.out.append(self.engine.pool.checkedout())
        self.diary.append(+1)
        await asyncio.sleep(PRINTING)
        self.diary.append(-1)

    @property
    def peak(self) -> int:
        """How many labels were printed at once, at most."""
        now = peak = 0
        for step in self.diary:
            now += step
            peak = max(peak, now)
        return peak

    @property
    def done(self) -> int:
        """How many labels are printed."""
        return self.diary.count(-1)


class Answers:
    """Passes everything on to the learner's application; keeps what it answers and raises."""

    def __init__(self, app: Any, printer: Printer) -> None:
        self.app, self.printer = app, printer
        self.bodies: list[list[str]] = []
        self.statuses: list[int] = []
        self.raised: dict[str, Any] = {}
        self.done = 0
        self.early = 0  # answers that were sent when fewer labels were printed than answers given

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""

        async def noted(message: Any) -> None:
            nonlocal body
            body += message.get("body", b"")
            if message["type"] == "http.response.start":
                self.statuses.append(message["status"])
                self.done += message["status"] == 200
                self.early += self.printer.done < self.done
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            self.raised = describe(error)
            self.statuses.append(500)
            raise
        finally:
            if scope["type"] == "http":
                self.bodies.append([scope["path"], body.decode(errors="replace")[:200]])


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Six customers at once."""
    async with bean_store(chance, pool_size=POOL, max_overflow=0) as (engine, witness):
        bags = await shelf(engine)
        printer = Printer(engine)
        answers = Answers(cell.create_app(engine, printer.print_label), printer)
        seen["right"] = [[f"/bags/{bag}", bags[bag][0], bags[bag][1]] for bag in BAGS]
        before = len(witness.statements)
        async with serve(answers, xray=True) as shop:
            going = asyncio.create_task(_six_customers(shop, seen))
            if await _starved(going, answers, printer, witness):
                asked = len(witness.statements) - before
                seen |= what_happened(answers, printer, asked) | {"starved": True, "done": True}
                going.cancel()
            await asyncio.wait([going])
            if not going.cancelled():
                going.result()
        seen |= what_happened(answers, printer, len(witness.statements) - before)
    seen["done"] = True


async def _six_customers(shop: Any, seen: dict[str, Any]) -> None:
    with suppress(ShopError):  # not one of them was served: the answers say it
        run = await rush(
            shop,
            lambda number: f"/bags/{BAGS[number % 3]}",
            orders=ORDERS,
            timeout=2.4,
            title="six labels",
            watch=lambda *_: None,
        )
        seen["record"] = run.as_dict()


async def _starved(going: asyncio.Task[None], answers: Answers, printer: Printer, witness: Any) -> bool:
    """Wait for the rush; True where all connections stay out, nothing is printed and somebody still waits."""
    seen, since = (-1, -1, -1), monotonic()
    while not going.done():
        now = len(answers.statuses), len(printer.diary), len(witness.statements)
        if now != seen or printer.engine.pool.checkedout() < POOL or printer.done < len(printer.names):
            seen, since = now, monotonic()
        if monotonic() - since > STILL:
            return True
        await asyncio.wait([going], timeout=0.02)
    return False


def what_happened(answers: Answers, printer: Printer, asked: int) -> dict[str, Any]:
    """Return what was answered, printed and asked so far."""
    return {
        "statuses": list(answers.statuses),
        "bodies": list(answers.bodies),
        "names": list(printer.names),
        "peak": printer.peak,
        "out": max(printer.out, default=0),
        "early": answers.early,
        "error": answers.raised,
        "asked": asked,
    }


def answers_right(e: Evidence) -> bool:
    """Whether every answer is as it was."""
    right = {path: {"name": name, "kilos": kilos} for path, name, kilos in e.seen["right"]}
    return all(read(body) == right.get(path) for path, body in e.seen["bodies"])


def read(body: str) -> Any:
    """Return an answer's JSON, or the text where it is none."""
    import json

    try:
        return json.loads(body)
    except ValueError:
        return body


def passes(e: Evidence) -> str | None:
    """All labels at once, before the answers, from the pool of two, and nothing else has changed."""
    seen = e.seen
    served = seen["statuses"] == [200] * ORDERS and answers_right(e)
    if not served or seen["peak"] < ORDERS or len(seen["names"]) != ORDERS or seen["early"]:
        return None
    if not seen["asked"] or not set(seen["names"]) <= {name for _, name, _ in seen["right"]}:
        return None
    return (
        f"{seen['peak']} labels were printed at the same time over a pool of {POOL} connections: each was "
        "given back before the printer began."
    )


def saw(e: Evidence) -> str:
    """Say what happened."""
    return (
        f"{e.seen['statuses'].count(200)} of {ORDERS} customers were served; {len(e.seen['names'])} labels "
        f"were printed, at most {e.seen['peak']} at once. Connections out meanwhile: up to {e.seen['out']}."
    )
