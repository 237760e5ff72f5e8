"""What Full house is played with: a machine that is ready when it is told to, and a door that counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from coffeeshop.checks.trial import CELL, describe

BEAT = 0.01  # seconds between two looks
TICK = 0.02  # seconds between two beats of the pulse on the shop's own loop


class BoiledOver(Exception):
    """The milk boiled over: what the machine raises where a round is to fail."""


class House:
    """The machine and the door of one round; `begin` starts the next, on whatever loop serves.

    The crowd waits outside until it is complete, and then comes in within one turn of the loop. No
    drink is ready before `open`: so who is inside, and who was refused, does not hang on the clock.
    """

    def __init__(self, app: Any, number: int) -> None:
        self.app, self.number = app, number
        self.loop: asyncio.AbstractEventLoop | None = None
        self.begin(0)

    def begin(self, came: int, fails: bool = False) -> None:
        """Expect so many customers, and no drink or only failures for them."""
        self.came, self.fails = came, fails
        self.arrived = self.inside = self.making = self.peak = self.beats = 0
        self.answers: list[dict[str, Any]] = []
        self.raised: dict[str, Any] = {}
        self.ready, self.door = asyncio.Event(), asyncio.Event()

    async def make(self, drink: str) -> str:
        """Make one drink; stands in the place of the learner's `make`."""
        self.making += 1
        self.peak = max(self.peak, self.making)
        try:
            await self.ready.wait()
        finally:
            self.making -= 1
        if self.fails:
            raise BoiledOver("the milk boiled over")
        return self.cup(drink)

    def cup(self, drink: str) -> str:
        """What `make` returns for that drink; nobody can know it beforehand."""
        return f"{drink} no. {self.number}"

    def open(self) -> None:
        """Let the drinks be ready; from any thread."""
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.ready.set)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let one request in, and write down how it is answered."""
        if scope["type"] != "http":
            self.loop = asyncio.get_running_loop()
            await self.app(scope, receive, send)
            return
        self.arrived += 1
        if self.arrived >= self.came:
            if not self.door.is_set():
                self.pulse = asyncio.create_task(self._beat(self.ready))
            self.door.set()
            await asyncio.sleep(0)  # whoever came last goes in last
        await self.door.wait()
        self.inside += 1
        try:
            await self.app(scope, receive, self._noting(send))
        except BoiledOver:
            pass  # the 500 is on its way; uvicorn would only print a traceback of ours
        except Exception as error:
            self.raised = self.raised or describe(error)
            raise
        finally:
            self.inside -= 1

    async def _beat(self, ready: asyncio.Event) -> None:
        while not ready.is_set():
            await asyncio.sleep(TICK)
            self.beats += 1

    def _noting(self, send: Any) -> Callable[[Any], Any]:
        answer: dict[str, Any] = {"body": ""}

        async def noted(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = {key.lower(): value.decode() for key, value in message.get("headers", ())}
                answer["status"], answer["again"] = message["status"], headers.get(b"retry-after")
                answer["beats"] = self.beats  # not seconds: a busy machine's loop is late for both
                self.answers.append(answer)
            answer["body"] += message.get("body", b"").decode(errors="replace")[:200]
            await send(message)

        return noted

    async def settled(self, patience: float, most: float) -> None:
        """Wait until everybody is in the making or answered, or nothing has happened for `patience` seconds."""
        await self._quiet(patience, most, lambda: self.making + len(self.answers) >= self.came)

    async def joined(self, many: int, patience: float, most: float) -> None:
        """Wait until `many` more have come, and then nothing has happened for `patience` seconds."""
        self.came += many
        await self._quiet(most, most, lambda: self.arrived >= self.came)
        await self._quiet(patience, most, lambda: False)

    async def _quiet(self, patience: float, most: float, enough: Callable[[], bool]) -> None:
        seen, since = None, monotonic()
        end = since + most
        while monotonic() < min(end, since + patience) and not enough():
            now = self.arrived, self.making, len(self.answers)
            if now != seen:
                seen, since = now, monotonic()
            await asyncio.sleep(BEAT)

    async def empty(self, patience: float) -> bool:
        """Wait until nobody is inside and no drink in the making; False where somebody stays inside."""
        end = monotonic() + patience
        while (self.inside or self.making) and monotonic() < end:  # noqa: ASYNC110 (it looks at what another loop does)
            await asyncio.sleep(BEAT)
        return not self.inside


def of_the_cell(blocks: Any) -> dict[str, Any]:
    """Return how long the learner's own lines held the shop's loop, in seconds, and the first of them."""
    mine = [block for block in blocks if block.file == CELL]
    return {
        "held": sum(block.end - block.start for block in mine) / 1e9,
        "line": mine[0].line if mine else None,
    }
