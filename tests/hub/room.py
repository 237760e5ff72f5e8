"""What a room full of learners does at a hub, all at the same time; the test and the benchmark look on."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from hubdriver import Hub, Kernel, Learner

LAB = """
lab = {cell}
lab.receive({{"do": "run", "turn": 1, "guess": None, **lab.settings}})
while lab.phase != "ready" or not lab.results:
    await asyncio.sleep(0.1)
    assert not lab.fault, lab.fault
print(lab.said)
"""
OPEN = """
import httpx
from fastapi_offline import FastAPIOffline  # /docs without a network
from coffeeshop import rush, serve
from coffeeshop.app import board_page

app = FastAPIOffline()
app.get("/board")(board_page)

@app.get("/order/{customer}")
async def order(customer: str):
    return customer

shop = serve(app)
for _ in range(5):
    httpx.get(shop.url + "/order/" + "NAME")
run = await rush(shop, "/order/NAME", orders=20)
print(shop.port, shop.link)
"""
VISIT = """
import httpx
from coffeeshop.serving.token import at, own_token
answers = []
for port in PORTS:
    for address in (at(f"127.0.0.1:{port}", None), at(f"127.0.0.1:{port}", own_token())):
        for path in ("/order/thief", "/docs", "/.coffeeshop/record"):
            answers.append(httpx.get(address + path).status_code)
print(*answers)
"""
LEDGER = "print(*sorted({visit.path for visit in [*run.visits, *shop.record().visits]}))"


@dataclass
class Seen:
    """What was seen of a room."""

    learners: list[Learner]
    failed: list[str]
    ports: dict[str, int]
    links: dict[str, str]
    ledgers: dict[str, str]
    refused: dict[str, set[str]]  # what each learner got at everybody else's shop
    strangers: dict[str, int]  # what each learner's key got at the next one's server
    labs: dict[str, str]
    heaviest: int = 0  # bytes, the most that all had at one moment


@asynccontextmanager
async def room(hub: Hub, count: int, think: float = 0.0) -> AsyncIterator[Seen]:
    """Let `count` learners work at the same time, and yield what was seen while their shops are open.

    `think`: seconds at most that each looks at a cell's output before running the next.
    """
    learners = [Learner(hub, f"learner-{number}", think) for number in range(1, count + 1)]
    await asyncio.gather(*(learner.begin() for learner in learners))
    seen = Seen(learners, [], {}, {}, {}, {}, {}, {})
    watching = asyncio.create_task(_weighed(seen))
    try:
        await asyncio.gather(*(_work(number, learner, seen) for number, learner in enumerate(learners)))
        opened = await asyncio.gather(*(open_shop(learner, seen) for learner in learners))
        kernels = {learner.name: kernel for learner, kernel in zip(learners, opened, strict=True)}
        await asyncio.gather(*(_visit(name, kernel, seen) for name, kernel in kernels.items()))
        for name, kernel in kernels.items():
            seen.ledgers[name] = (await kernel.execute(LEDGER)).said.strip()
        await _knock(hub, seen)
        yield seen
    finally:
        watching.cancel()
        seen.failed += [failure for learner in learners for failure in learner.failed]


async def _work(number: int, learner: Learner, seen: Seen) -> None:
    """Run 00, 03 and the lab of 05 in kernels that stay open, beginning with another than the neighbours."""
    turns = [
        lambda: learner.run("00_open_the_shop.ipynb"),
        lambda: learner.run("03_fastapi_opens.ipynb"),
        lambda: _lab(learner, seen),
    ]
    for turn in range(3):
        await turns[(number + turn) % 3]()
    await asyncio.to_thread(learner.weigh)  # with all three open
    await learner.tidy()


async def _lab(learner: Learner, seen: Seen) -> None:
    cells = await learner.cells("notebooks/05_the_rush.ipynb")
    lab = next(cell for cell in cells if cell.startswith("labs."))
    kernel = await learner.kernel()
    for code in (cells[0], LAB.format(cell=lab)):
        answer = await kernel.execute(code)
        if answer.error:
            seen.failed.append(f"{learner.name}, the lab of 05: {answer.error}")
    seen.labs[learner.name] = answer.said.strip()


async def open_shop(learner: Learner, seen: Seen) -> Kernel:
    """Open a shop, order there under one's own name, and leave it open."""
    kernel = await learner.kernel()
    answer = await kernel.execute(OPEN.replace("NAME", learner.name))
    if answer.error:
        seen.failed.append(f"{learner.name}, a shop of their own: {answer.error}")
    port, seen.links[learner.name] = answer.said.split()
    seen.ports[learner.name] = int(port)
    return kernel


async def _visit(name: str, kernel: Kernel, seen: Seen) -> None:
    """Go to everybody else's shop: without a token, and with one's own."""
    others = [port for owner, port in seen.ports.items() if owner != name]
    answer = await kernel.execute(VISIT.replace("PORTS", str(others)))
    seen.refused[name] = {*answer.said.split(), answer.error or "401"}


async def _knock(hub: Hub, seen: Seen) -> None:
    """Ask for a neighbour's notebooks and, through the proxy, for their shop, with one's own key."""
    for mine, theirs in zip(seen.learners, [*seen.learners[1:], seen.learners[0]], strict=True):
        for what in ("/api/contents", f"/proxy/{seen.ports[theirs.name]}/order/thief"):
            answer = await mine.server.get(f"{hub.url}/user/{theirs.name}{what}")
            seen.strangers[f"{mine.name} at {theirs.name}{what.split('/')[1]}"] = answer.status_code


async def _weighed(seen: Seen) -> None:
    while True:
        seen.heaviest = max(seen.heaviest, sum(await asyncio.to_thread(_weigh, seen.learners)))
        await asyncio.sleep(5)  # reading it takes processor time from those who are weighed


def _weigh(learners: list[Learner]) -> list[int]:
    return [learner.weigh() for learner in learners]


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size / 2**20:,.0f} MB"


def told(seen: Seen) -> list[str]:
    """Return the memory of each learner and of all, in words."""
    peaks = [learner.peak for learner in seen.learners]
    return [
        *(f"{learner.name}: {megabytes(learner.peak)}" for learner in seen.learners),
        f"{len(peaks)} learners: {megabytes(sum(peaks) // len(peaks))} each on average, at most "
        f"{megabytes(max(peaks))}; all at one moment at most {megabytes(seen.heaviest)}",
    ]


def folder() -> Any:
    """Return a temporary folder that learners may enter."""
    return tempfile.TemporaryDirectory(prefix="coffeeshop-hub-", ignore_cleanup_errors=True)


def problems(seen: Seen) -> list[str]:
    """Return, in words, what is not as it should be."""
    told: list[str] = list(seen.failed)
    if len(set(seen.ports.values())) != len(seen.learners):
        told.append(f"two shops have one port: {seen.ports}")
    for name in (learner.name for learner in seen.learners):
        if seen.ledgers.get(name) != f"/order/{name}":
            told.append(f"{name}'s ledger holds {seen.ledgers.get(name)!r}")
        if seen.refused.get(name) != {"401"}:
            told.append(f"{name} got {seen.refused.get(name)} at the others' shops")
        if not seen.labs.get(name):
            told.append(f"{name}'s lab said nothing")
    told += [f"{who}: {status}" for who, status in seen.strangers.items() if status not in (403, 404)]
    return told
