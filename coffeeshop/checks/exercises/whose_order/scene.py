"""Twenty customers order at once; what their receipts say, and who printed them."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import sys
import threading
import time
from concurrent.futures import Executor
from random import Random
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.whose_order.source import PRINTER
from coffeeshop.checks.trial import describe
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import Shop, serve

ORDERS = 20
NOBODY = "nobody"
NAMES = ("Ada", "Bo", "Cem", "Dia", "Eve", "Finn", "Gus", "Hana", "Ines", "Jon")
HELPERS = 40  # questions to a pool after the last order: enough that each of its threads gets one


class Witness:
    """Passes everything on to the learner's application; keeps each order's receipt and what went wrong."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.receipts: dict[str, str] = {}
        self.statuses: dict[str, int] = {}
        self.raised: dict[str, Any] = {}
        self.home = 0  # the thread of the shop's loop

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.home = threading.get_ident()
        name = parse_qs(scope.get("query_string", b"").decode()).get("name", [""])[0]

        async def noted(message: Any) -> None:
            if scope["type"] == "http":
                self.statuses.setdefault(name, message.get("status", 0))
                part = message.get("body", b"").decode(errors="replace")
                self.receipts[name] = self.receipts.get(name, "") + part
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            self.raised = self.raised or describe(error)
            raise


class Printer:
    """Stands in for the cell's `time`, to note when and in which thread the printer is at work."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.threads: list[int] = []
        self.now = self.peak = 0

    def sleep(self, seconds: float) -> None:
        """Sleep as asked, and note it where it is the printer that sleeps."""
        if sys._getframe(1).f_code.co_name != PRINTER:
            time.sleep(seconds)
            return
        with self.lock:
            self.threads.append(threading.get_ident())
            self.now += 1
            self.peak = max(self.peak, self.now)
        time.sleep(seconds)
        with self.lock:
            self.now -= 1


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Order twenty lattes at once, then ask the helpers whether a name is left with them."""
    printer, witness = Printer(), Witness(cell.app)
    cell.time = SimpleNamespace(**vars(time) | {"sleep": printer.sleep})  # type: ignore[attr-defined]
    names = [f"{chance.choice(NAMES)} {number}" for number in chance.sample(range(100, 1000), ORDERS)]
    seen |= {"kind": type(cell.customer).__name__, "default": contextvars.Context().run(_name, cell.customer)}
    seen |= {"names": names, "statuses": witness.statuses}
    async with serve(_asked_afterwards(witness, cell), xray=True) as shop:
        with contextlib.suppress(ShopError):  # not one was served: the witness knows what they got
            seen["record"] = (await _rush(shop, names)).as_dict()
        seen |= {"receipts": [witness.receipts.get(name, "") for name in names], "error": witness.raised}
        seen |= {"printed": len(printer.threads), "peak": printer.peak}
        seen["on_loop"] = printer.threads.count(witness.home)
        seen["done"] = len(witness.statuses) < ORDERS
        seen["left"] = [] if seen["done"] else await _left(shop.url)
        seen["done"] = True


async def _rush(shop: Shop, names: list[str]) -> Run:
    return await rush(
        shop,
        "/latte",
        params=lambda number: {"name": names[number - 1]},
        orders=ORDERS,
        at_once=ORDERS,
        timeout=2.6,
        title="twenty lattes, each for somebody else",
        watch=lambda *_: None,
    )


def _name(customer: Any) -> str:
    try:
        return str(customer.get())
    except (LookupError, AttributeError):
        return ""


def _asked_afterwards(witness: Witness, cell: ModuleType) -> Any:
    """Return the learner's shop with one more address, which tells the names that its helpers have in mind."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/left":
            await witness(scope, receive, send)
            return
        pools = [None, *(value for value in vars(cell).values() if isinstance(value, Executor))]
        loop = asyncio.get_running_loop()
        asked = [
            loop.run_in_executor(pool, _remembered, cell.customer) for pool in pools for _ in range(HELPERS)
        ]
        found = sorted({name for name in await asyncio.gather(*asked) if name != NOBODY})
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": "\n".join(found).encode()})

    return app


def _remembered(customer: Any) -> str:
    time.sleep(0.003)  # so that no thread answers for the others
    return _name(customer)


async def _left(url: str) -> list[str]:
    import httpx

    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        return (await client.get(f"{url}/left", timeout=3)).text.split("\n")


def printed_names(e: Evidence) -> list[str]:
    """Return the name on each receipt, "" where there is none, in the order of the customers."""
    return [text.strip('"').partition("latte for ")[2] for text in e.seen["receipts"]]


def own(e: Evidence) -> int:
    """Return how many receipts say exactly what they should."""
    wanted = [f'"latte for {name}"' for name in e.seen["names"]]
    return sum(said == want for said, want in zip(e.seen["receipts"], wanted, strict=True))


def passes(e: Evidence) -> str | None:
    """Each receipt bore its own name, helpers printed several at a time, and remember nobody."""
    seen = e.seen
    printed = seen["printed"] >= ORDERS and not seen["on_loop"] and seen["peak"] > 1
    same = seen["kind"] == "ContextVar" and seen["default"] == NOBODY
    if own(e) < ORDERS or not printed or not same or any(seen["left"]):
        return None
    return (
        f"All {ORDERS} receipts bear their own customer's name. Helpers printed them, several at a time, and "
        "remember nobody."
    )


def saw(e: Evidence) -> str:
    """Say what the receipts said."""
    return (
        f"{own(e)} of {ORDERS} receipts bore their own customer's name; the first customer was "
        f"{e.seen['names'][0]} and got {e.seen['receipts'][0]}."
    )
