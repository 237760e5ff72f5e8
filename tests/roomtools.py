"""Simulated guests of a room: each holds the stream of news open and orders, all on a loop of their own."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

import httpx

from coffeeshop.workshop.room import Room


class Heard(NamedTuple):
    """A beat as a guest heard it."""

    number: int
    late: float  # seconds, as the shop said
    at: float


class Answer(NamedTuple):
    """What became of an order."""

    status: int
    text: str
    sent: float
    over: float


class Sim:
    """One simulated guest."""

    def __init__(self, base: str, token: str) -> None:
        self.client = httpx.AsyncClient(base_url=base, params={"token": token}, timeout=60)
        self.news: list[dict[str, Any]] = []
        self.beats: list[Heard] = []
        self.key = ""
        self.refused = ""
        self._orders = 0

    async def listen(self) -> None:
        """Hold the stream open and keep what it says."""
        with suppress(httpx.HTTPError):
            async with self.client.stream("GET", "/live") as stream:
                if stream.status_code != 200:
                    self.refused = (await stream.aread()).decode()
                async for line in stream.aiter_lines():
                    if line.startswith("data: "):
                        self._hear(json.loads(line[6:]))

    def _hear(self, news: dict[str, Any]) -> None:
        self.news.append(news)
        self.key = news.get("key", self.key)
        if "beat" in news:
            self.beats.append(Heard(news["beat"], news["late"] / 1000, time.monotonic()))

    async def order(self, drink: str) -> Answer:
        """Order one drink and wait for it."""
        self._orders += 1
        sent, last = time.monotonic(), self.beats[-1]
        asked = {"order": self._orders, "beat": last.number, "after": (sent - last.at) * 1000}
        got = await self.client.post(f"/order/{drink}", params=asked, headers={"x-guest": self.key})
        return Answer(got.status_code, got.text, sent, time.monotonic())

    def latest(self, since: float) -> float:
        """Return how late, in seconds, the latest beat heard after `since` was."""
        return max((beat.late for beat in self.beats if beat.at > since), default=0.0)

    def longest_gap(self, since: float) -> float:
        """Return the longest time, in seconds, without a beat after `since`."""
        heard = [since, *(beat.at for beat in self.beats if beat.at > since)]
        return max((b - a for a, b in itertools.pairwise(heard)), default=0.0)


class Crowd:
    """So many simulated guests, from a thread of their own."""

    def __init__(self, room: Room, count: int) -> None:
        parts = urlsplit(room.link)
        token = parse_qs(parts.query)["token"][0]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.guests = self.run(self._enter(f"http://{parts.netloc}", token, count))

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine on the guests' loop and return its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(90)

    def begin(self, guest: Sim, drink: str) -> Any:
        """Let a guest order, and return the future of the answer."""
        return asyncio.run_coroutine_threadsafe(guest.order(drink), self._loop)

    async def _enter(self, base: str, token: str, count: int) -> list[Sim]:
        guests = [Sim(base, token) for _ in range(count)]
        self._streams = [asyncio.create_task(guest.listen()) for guest in guests]
        until = time.monotonic() + 30
        while not all(guest.beats or guest.refused for guest in guests):
            assert time.monotonic() < until, "not everybody got in"
            await asyncio.sleep(0.02)
        return guests

    async def _leave(self) -> None:
        for stream in self._streams:
            stream.cancel()
        await asyncio.gather(*self._streams, return_exceptions=True)
        for guest in self.guests:
            await guest.client.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.run(self._leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


def instructor(room: Room) -> httpx.Client:
    """Return a client that holds the instructor's token."""
    address = urlsplit(room.console)
    return httpx.Client(base_url=f"http://{address.netloc}", params=parse_qs(address.query), timeout=30)


def change_one_word(room: Room, before: str = "time.sleep", after: str = "await asyncio.sleep") -> None:
    """Change one word of the cappuccino's recipe, as the instructor's page does."""
    head, name, recipe = room.shop.recipes.source.partition("async def cappuccino")
    assert before in recipe
    with instructor(room) as page:
        answer = page.put("/recipes", content=head + name + recipe.replace(before, after, 1))
    assert answer.status_code == 200, answer.text


def served_meanwhile(room: Room) -> int:
    """Return how many lattes were taken and served while the last cappuccino was made."""
    entries = room.shop.book.entries()
    slow = [entry for entry in entries if entry.is_slow][-1]
    return sum(slow.taken < entry.taken and entry.served < slow.served for entry in entries)


def beats_meanwhile(room: Room) -> set[int]:
    """Return the numbers of the beats that came while the last cappuccino was made."""
    slow = [entry for entry in room.shop.book.entries() if entry.is_slow][-1]
    return {beat.number for beat in room.shop.beats.since(0) if slow.taken < beat.at < slow.served}


def wait_for_flat(guest: Sim, seconds: float = 0.5) -> None:
    """Wait until a guest has heard no beat for so long."""
    until = time.monotonic() + 20
    while time.monotonic() - guest.beats[-1].at < seconds:
        assert time.monotonic() < until, "the pulse never went flat"
        time.sleep(0.01)
