"""The learner's shop is served; one customer orders the bad recipe, and others ping meanwhile."""

from __future__ import annotations

from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.trial import CELL, describe
from coffeeshop.customers import rush
from coffeeshop.ledger import Order, Run
from coffeeshop.serving import serve

PINGS = 14
RATE = 50.0  # a second: the last ping is sent 0.28 s after the latte
ENOUGH = 3  # pings answered while the latte cooks; a mended shop answers about 13, a blocked one none
MILK = 0.3  # seconds
PIECES = 50  # turns that the latte may take on the loop; a mended one needs fewer than ten
HELD = 0.5  # of the latte's time: more than that on the loop, however finely sliced, is holding it


class Witness:
    """Passes everything on to the learner's application; keeps what /latte answers and raises."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.body = b""
        self.raised: dict[str, Any] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/latte":
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


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """One latte, and fourteen pings while it is made."""
    witness = Witness(cell.app)
    async with serve(witness, xray=True) as shop:
        run = await rush(
            shop,
            lambda number: "/latte" if number == 1 else "/ping",
            orders=1 + PINGS,
            rate=RATE,
            timeout=1.2,
            title="a latte, and pings meanwhile",
            watch=lambda *_: None,
        )
        seen |= what_happened(run)
        seen |= {"body": witness.body.decode(errors="replace")[:200], "error": witness.raised}
        seen["record"] = run.as_dict()
        seen["done"] = True


def what_happened(run: Run) -> dict[str, Any]:
    """Return the figures of the latte and of the pings beside it."""
    latte = next(order for order in run.orders if order.number == 1)
    over = latte.served or run.end
    pings = [order for order in run.orders if order.number != 1]
    passed = [ping for ping in pings if ping.served and ping.served < over]
    tasks = {visit.task for visit in run.visits if visit.path == "/latte"}
    pieces = [piece for piece in run.slices if piece.task in tasks]
    blocks = [block for block in run.blocks if block.file == CELL]
    return {
        "status": latte.status,
        "seconds": (over - latte.sent) / 1e9,
        "passed": len(passed),
        "waited": max((_waited(ping, over) for ping in pings), default=0) / 1e9,
        "on_loop": sum(piece.end - piece.start for piece in pieces) / 1e9,
        "pieces": len(pieces),
        "line": blocks[0].line if blocks else None,
    }


def _waited(ping: Order, over: int) -> int:
    return (ping.served or over) - ping.sent


def passes(e: Evidence) -> str | None:
    """The latte took its time off the loop, and pings were answered meanwhile."""
    seen = e.seen
    honest = seen["status"] == 200 and seen["seconds"] >= MILK * 0.99 and seen["body"] == '"latte"'
    off_loop = seen["on_loop"] <= HELD * seen["seconds"] and seen["pieces"] <= PIECES
    if not honest or seen["passed"] < ENOUGH or not off_loop:
        return None
    return (
        f"While the latte cooked, pings were answered, the slowest within {seen['waited']:.2f} s. The latte "
        f"still takes its {MILK} s, and the barista is free meanwhile."
    )


def saw(e: Evidence) -> str:
    """Say how the latte and the pings fared."""
    seen = e.seen
    return (
        f"The latte was answered with status {seen['status']} after {seen['seconds']:.2f} s, and "
        f"{seen['passed']} of {PINGS} pings were answered meanwhile."
    )
