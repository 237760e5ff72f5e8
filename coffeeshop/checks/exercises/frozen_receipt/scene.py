"""The learner's shop is served; one customer orders and leaves, and others ping meanwhile."""

from __future__ import annotations

import asyncio
import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import CELL, describe
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.serving import serve

PINGS = 14
RATE = 50.0  # a second: the last ping is sent 0.28 s after the order
ENOUGH = 3  # pings answered while the receipt is printed; a mended shop answers about 13
PRINTER = 0.3  # seconds
PATIENCE = 0.8  # seconds after the rush in which a receipt may still come
QUIET = 0.4  # seconds after a receipt in which no other comes: longer than the printer takes for one
MOST = 1.0  # and at most so many seconds for all that come after the first
HELD = 0.5  # of the printer's time: more than that on the loop is holding it
PIECES = 50  # turns that the printing may take on the loop


class Tray(list):  # type: ignore[type-arg]
    """Where receipts land: the learner's `printed`, with the moment at which each came."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[int] = []

    def append(self, receipt: Any) -> None:
        """Keep a receipt and its moment."""
        self.at.append(time.perf_counter_ns())
        super().append(receipt)


class Witness:
    """Passes everything on to the learner's application; keeps what the order answers, and what is raised."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.body = b""
        self.over: int | None = None  # when all that the order had to do was done, its background tasks too
        self.raised: dict[str, Any] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/orders/"):
            await self.app(scope, receive, send)
            return

        async def noted(message: Any) -> None:
            self.body += message.get("body", b"")
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            self.raised = describe(error)
            raise
        finally:
            self.over = time.perf_counter_ns()


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """One order of a number nobody knows beforehand, and fourteen pings from then on."""
    cell.printed = tray = Tray()
    witness, number = Witness(cell.app), chance.randrange(100, 1000)
    async with serve(witness, xray=True) as shop:
        run = await rush(
            shop,
            lambda n: f"/orders/{number}" if n == 1 else "/ping",
            orders=1 + PINGS,
            rate=RATE,
            timeout=1.2,
            title="an order, and pings while its receipt is printed",
            watch=lambda *_: None,
        )
        await _receipt(tray, witness)
        seen |= what_happened(run, tray, witness.over)
        seen |= {"body": witness.body.decode(errors="replace")[:200], "error": witness.raised}
        seen |= {"number": number, "receipts": [repr(receipt)[:40] for receipt in tray][:5]}
        seen["record"] = run.as_dict()
        seen["done"] = True


async def _receipt(tray: Tray, witness: Witness) -> None:
    end = time.monotonic() + PATIENCE
    while not tray.at and not witness.raised and time.monotonic() < end:  # noqa: ASYNC110  (another loop's)
        await asyncio.sleep(0.01)
    end = time.monotonic() + MOST
    while tray.at and time.monotonic() < end and time.perf_counter_ns() < tray.at[-1] + QUIET * 1e9:  # noqa: ASYNC110
        await asyncio.sleep(0.01)


def what_happened(run: Run, tray: Tray, over: int | None) -> dict[str, Any]:
    """Return the figures of the order, of its receipt and of the pings beside it, in seconds."""
    order = next(order for order in run.orders if order.number == 1)
    pings = [ping for ping in run.orders if ping.number != 1]
    ready = tray.at[0] if tray.at else None
    thanked = order.served or run.end
    blocks = [block for block in run.blocks if block.file == CELL]
    tasks = {visit.task for visit in run.visits if visit.path.startswith("/orders/")}
    tasks |= {task.id for task in run.tasks if task.parent in tasks}
    pieces = [piece for piece in run.slices if piece.task in tasks]
    return {
        "status": order.status,
        "thanked": (thanked - order.sent) / 1e9,
        "ready": (ready - order.sent) / 1e9 if ready else None,
        "noted": [(at - order.sent) / 1e9 for at in tray.at][:5],
        "over": (over - order.sent) / 1e9 if over else None,
        "passed": sum(bool(ping.served and ping.served < (ready or run.end)) for ping in pings),
        "waited": max(((p.served or run.end) - p.due for p in pings), default=0) / 1e9,
        "on_loop": sum(piece.end - piece.start for piece in pieces) / 1e9,
        "pieces": len(pieces),
        "line": blocks[0].line if blocks else None,
    }


def passes(e: Evidence) -> str | None:
    """The customer was thanked first, the receipt took its time, and pings were answered meanwhile."""
    seen = e.seen
    honest = seen["status"] == 200 and seen["body"] == '"thank you"'
    whole = seen["ready"] is not None and seen["ready"] >= PRINTER * 0.99
    own = seen["receipts"] == [str(seen["number"])]
    off_loop = seen["on_loop"] <= HELD * PRINTER and seen["pieces"] <= PIECES
    first = whole and seen["thanked"] < seen["ready"] - PRINTER / 2
    if not (honest and own and first and off_loop and seen["passed"] >= ENOUGH):
        return None
    return (
        f"The customer left with a thank-you, the receipt was ready {seen['ready']:.1f} s after the order, "
        f"and the pings meanwhile were answered, the slowest within {seen['waited']:.2f} s."
    )


def saw(e: Evidence) -> str:
    """Say how the order, the receipt and the pings fared."""
    seen = e.seen
    ready = f"after {seen['ready']:.2f} s" if seen["ready"] else "never"
    return (
        f"The order was answered with status {seen['status']} after {seen['thanked']:.2f} s, its receipt was "
        f"ready {ready}, and {seen['passed']} of {PINGS} pings were answered before it."
    )
