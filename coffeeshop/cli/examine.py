"""Visiting an application's endpoints one after another, with the x-ray on."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from coffeeshop.children import ChildGone
from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.findings import Finding, by_threads, found
from coffeeshop.cli.patient import Patient, joined
from coffeeshop.customers import latest, rush
from coffeeshop.ledger import Block, Run
from coffeeshop.menu import ShopError

Say = Callable[[str], object]

NO_ANSWER = "no whole answer in time"
ENDED = "ended the application"
CUT_OFF = "cut off by the server"


@dataclass(frozen=True, slots=True)
class Load:
    """What each endpoint gets: `orders` requests, `at_once` at a time, in at most `seconds`."""

    orders: int = 20
    at_once: int = 5
    seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Examined:
    """One endpoint that was visited: first by one request, then by the load.

    What only the first request does (imports, caches, connections) is so told from what every
    request does. A line that held the loop once only in a load gets a second one: a busy machine
    can make any line slow once. There is no load where the first request showed that none would end.
    """

    endpoint: Endpoint
    first: Run
    loads: tuple[Run, ...] = ()
    trouble: str = ""  # what went wrong, in words: "ended the application"

    @property
    def run(self) -> Run:
        """The run that stands for the endpoint: the load, or the first request where there is no more."""
        return self.loads[0] if self.loads else self.first

    @property
    def requests(self) -> int:
        """How many requests the findings are out of."""
        return sum(len(run.orders) for run in self.loads or (self.first,))

    @property
    def findings(self) -> list[Finding]:
        """The lines that hold the loop."""
        return [finding for finding in self._loaded() if self._counts(finding)]

    @property
    def passing(self) -> list[Finding]:
        """The lines that held the loop once, and not again when asked again."""
        return [finding for finding in self._loaded() if not self._counts(finding)]

    @property
    def cold(self) -> list[Finding]:
        """The lines that held the loop at the first request and never again."""
        known = {(finding.file, finding.line) for finding in self._loaded()}
        at_first = self._found(self.first) if self.loads else []
        return [finding for finding in at_first if (finding.file, finding.line) not in known]

    @property
    def answers(self) -> Counter[str]:
        """How often each status, or each kind of failure, was the answer."""
        runs = self.loads or (self.first,)
        return Counter(_answer(order.status, order.error) for run in runs for order in run.orders)

    def _loaded(self) -> list[Finding]:
        return self._found(*(self.loads or (self.first,)))

    def _found(self, *runs: Run) -> list[Finding]:
        return found(
            block
            for run in runs
            for block in run.blocks
            if self.owns(block) and not by_threads(block, run.works)
        )

    def _counts(self, finding: Finding) -> bool:
        return finding.count > 1 or len(self.loads) < 2 or bool(self.trouble)

    @property
    def stalls(self) -> list[Block]:
        """The times that the loop waited for worker threads to let go of the GIL."""
        runs = self.loads or (self.first,)
        return [block for run in runs for block in run.blocks if by_threads(block, run.works)]

    def owns(self, block: Block) -> bool:
        """Return whether a block of this visit was one of its endpoint's requests."""
        asked = f"{self.endpoint.method} {self.endpoint.path.partition('?')[0]}"
        named = block.endpoint in (self.endpoint.place, asked)
        return bool(block.endpoint) and (named or not self.endpoint.place)


def _answer(status: int | None, error: str | None) -> str:
    if status is not None:
        return str(status)
    return NO_ANSWER if error is None or error.startswith("no answer") else CUT_OFF


async def examine(patient: Patient, endpoints: list[Endpoint], load: Load, say: Say) -> list[Examined]:
    """Visit every one of `endpoints`; `say` hears what is done next, in words.

    The application is started anew after an endpoint that ended it, or that holds its loop for ever.
    """
    examined = []
    for number, endpoint in enumerate(endpoints, 1):
        say(f"{number} of {len(endpoints)}: {endpoint.title}")
        one = await _examine(patient, endpoint, load)
        examined.append(one)
        if one.trouble and number < len(endpoints):
            await asyncio.to_thread(patient.reopen)
    return examined


async def _examine(patient: Patient, endpoint: Endpoint, load: Load) -> Examined:
    first, trouble = await _visit(patient, endpoint, Load(1, 1, load.seconds))
    endpoint = endpoint._replace(place=endpoint.place or _place(first))
    one = Examined(endpoint, first, (), trouble)
    if load.orders == 1 or not any(order.served for order in first.orders):
        return one
    while not one.trouble and len(one.loads) < 2:
        run, trouble = await _visit(patient, endpoint, load)
        one = Examined(endpoint, first, (*one.loads, run), trouble)
        if all(finding.count > 1 for finding in one.findings):
            break
    return one


async def _visit(patient: Patient, endpoint: Endpoint, load: Load) -> tuple[Run, str]:
    """Send one load; return its run, and in words what ended or stopped the application."""
    await asyncio.to_thread(patient.begin)
    run = await _rush(patient.url, endpoint.path, load)
    try:
        if await asyncio.to_thread(patient.answers, load.seconds):
            return joined(run, await asyncio.to_thread(patient.record)), ""
        seen = joined(run, await asyncio.to_thread(patient.last_record))
    except ChildGone:
        return run, f"{ENDED} ({_last_words(patient.said)})"
    except TimeoutError:
        return run, "held the whole process, so that not even the x-ray could run"
    return seen, f"held the loop for {load.seconds:g} s more after its visitors had left"


async def _rush(url: str, path: str, load: Load) -> Run:
    before = latest()
    try:
        async with asyncio.timeout(load.seconds + 2.0):
            return await rush(
                url, path, orders=load.orders, at_once=load.at_once, seconds=load.seconds,
                timeout=load.seconds, title=path, watch=lambda done, total, failed: None,
            )  # fmt: skip
    except TimeoutError:
        run = latest()
        return run if run is not None and run is not before else Run(title=path)
    except ShopError as error:
        return getattr(error, "run", None) or Run(title=path, notes=(str(error),))


def _place(run: Run) -> str:
    """Return which endpoint answered the customers of a run, "" where none did."""
    return next((visit.endpoint for visit in run.visits if visit.order and visit.endpoint), "")


def _last_words(said: str) -> str:
    lines = said.strip().splitlines()
    return f"its last words: {lines[-1].strip()}" if lines else "without a word"
