"""A branch of the learner's shop: `python -m coffeeshop.checks.branch`, started by `branches.Branch`.

It imports what it needs and waits for a cell, which is run, and its `app` served in this process, under
the x-ray. Whatever the cell does to the process, it does to this one.
"""

from __future__ import annotations

import asyncio
import gc
import linecache
import os
import sys
import threading
from types import ModuleType
from typing import Any

import fastapi
import httpx

from coffeeshop.checks.seals import broken, seal
from coffeeshop.checks.trial import CELL, describe
from coffeeshop.children import Parent, watch_parent
from coffeeshop.menu import ShopError
from coffeeshop.serving.sockets import listening
from coffeeshop.serving.token import own_token
from coffeeshop.serving.uvicorns import Kitchen

WARM = (fastapi, httpx)  # what the cell is likely to import
KEPT = 20  # exceptions that are kept


class Witness:
    """Passes everything on to the learner's application, and keeps what its endpoints and its lifespan raise.

    Where `cancels`, an order (a POST) whose customer leaves is cancelled.
    """

    def __init__(self, app: Any, cancels: bool) -> None:
        self.app, self.cancels = app, cancels
        self.raised: list[dict[str, Any]] = []
        self.cancelled = 0
        self.clients: list[Any] | None = None  # those in use when the shop was asked to close
        self.closing: dict[str, Any] = {}  # what the lifespan raised

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._other(scope, receive, send)
            return
        try:
            if self.cancels and scope["method"] == "POST":
                await self._until_left(scope, receive, send)
            else:
                await self.app(scope, receive, send)
        except Exception as error:
            if len(self.raised) < KEPT:
                self.raised.append({"path": scope["path"], **describe(error)})
            raise

    async def _other(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await self.app(scope, receive, send)
        except BaseException as error:
            self.closing = describe(error) if scope["type"] == "lifespan" else self.closing
            raise

    async def _until_left(self, scope: Any, receive: Any, send: Any) -> None:
        messages = [await receive()]
        while messages[-1].get("more_body"):
            messages.append(await receive())
        left = asyncio.Event()

        async def again() -> Any:
            if not messages:
                await left.wait()
            return messages.pop(0) if messages else {"type": "http.disconnect"}

        order = asyncio.ensure_future(self.app(scope, again, send))

        async def watch() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass
            left.set()
            self.cancelled += order.cancel()

        watching = asyncio.ensure_future(watch())
        try:
            await asyncio.wait([order])
            if not order.cancelled():
                order.result()
        finally:
            watching.cancel()


def main() -> None:
    """Run the cell, serve its shop, and answer the parent until it is gone."""
    parent, seals = watch_parent(), seal()
    order = parent.receive()
    os.chdir(order["folder"])
    os.environ |= order["env"]
    sys.path.insert(0, order["folder"])
    try:
        app = run_cell(order["source"]).app
    except AttributeError:
        parent.send({"failed": {"type": "NoApp", "message": "", "line": None}})
        return
    except BaseException as error:
        parent.send({"failed": describe(error)})
        return
    witness = Witness(app, order["cancels"])
    try:
        kitchen = Kitchen(witness, listening(0), token=own_token(), xray=True)
        threading.Thread(target=_listen, args=(parent, kitchen, witness), daemon=True).start()
        about = {"patched": broken(seals), "title": getattr(app, "title", "")}
        kitchen.run(lambda: parent.send(about | {"port": kitchen.listener.getsockname()[1]}))
        if witness.clients is not None:
            left_open = sum(not client.is_closed for client in witness.clients)
            parent.send({"raised": witness.closing, "left_open": left_open})
    except ShopError as error:
        parent.send({"failed": {"type": "ShopError", "message": str(error), "line": None}})


def run_cell(source: str) -> ModuleType:
    """Return the module that the cell makes, known to this process as `your_cell`."""
    linecache.cache[CELL] = (len(source), None, source.splitlines(keepends=True), CELL)
    cell = ModuleType("your_cell")
    cell.__file__ = CELL
    sys.modules["your_cell"] = cell
    exec(compile(source, CELL, "exec", dont_inherit=True), cell.__dict__)
    return cell


def used_clients() -> list[Any]:
    """Return the clients of httpx that have sent something."""
    kinds = httpx.AsyncClient, httpx.Client
    found = [one for one in gc.get_objects() if issubclass(type(one), kinds)]  # `isinstance` wakes proxies
    return [one for one in found if getattr(getattr(one, "_state", None), "name", "") != "UNOPENED"]


def _listen(parent: Parent, kitchen: Kitchen, witness: Witness) -> None:
    while True:
        if parent.receive()["do"] == "close":
            witness.clients = used_clients()
            kitchen.close()
            return
        told = {"raised": witness.raised, "cancelled": witness.cancelled}
        parent.send(told | {"record": kitchen.record(0.5).as_dict()})


if __name__ == "__main__":
    main()
