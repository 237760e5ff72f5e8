"""The four ways to make a drink: what they hold while they wait, and what they write."""

import asyncio
import itertools
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest

from coffeeshop import ledger
from coffeeshop.barista import WAYS, make, make_blocking, work
from coffeeshop.children.pool import close_pool
from coffeeshop.ledger import Recorder, Run, StepTaken
from coffeeshop.menu import Drink, ShopError, Step, drink, milk

SHORT = Drink("short", (Step("grind", 0.002, True), Step("heat", 0.05, False), Step("pour", 0.001, True)))


@contextmanager
def a_page(order: int | None = 7) -> Iterator[Recorder]:
    recorder = Recorder()
    marks = ledger.page.set(recorder), ledger.order_number.set(order)
    try:
        yield recorder
    finally:
        ledger.page.reset(marks[0])
        ledger.order_number.reset(marks[1])


@pytest.fixture(scope="module", autouse=True)
def _pool_closed() -> Iterator[None]:
    yield
    close_pool()


def made(drink: Drink, way: str) -> tuple[StepTaken, ...]:
    with a_page() as page:
        asyncio.run(make(drink, way))  # type: ignore[arg-type]
    return page.take().steps


@pytest.mark.parametrize("way", WAYS)
def test_every_way_takes_every_step_in_order_and_writes_it(way: str) -> None:
    steps = made(SHORT, way)
    assert [(s.order, s.drink, s.name, s.kind) for s in steps] == [
        (7, "short", "grind", "hands-on"),
        (7, "short", "heat", "waiting"),
        (7, "short", "pour", "hands-on"),
    ]
    assert all(a.start <= a.end <= b.start for a, b in itertools.pairwise(steps))
    assert steps[1].end - steps[1].start >= 49_000_000


@pytest.mark.parametrize(
    ("way", "place", "holds"),
    [
        ("blocking", "loop", True),
        ("awaiting", "loop", False),
        ("thread", "thread", True),
        ("process", "process", True),
    ],
)
def test_where_the_waiting_happens_and_whether_it_holds_its_thread(way: str, place: str, holds: bool) -> None:
    waiting = [step for step in made(SHORT, way) if step.kind == "waiting"]
    assert [(step.place, step.blocking) for step in waiting] == [(place, holds)]


def test_blocking_in_a_plain_thread_is_not_on_the_loop() -> None:
    with a_page() as page:
        make_blocking(milk(0))
    assert page.take().steps[0].place == "thread"


async def _beats_while(make_it: Callable[[], Awaitable[None]]) -> int:
    """Count how often another task gets its turn while the drink is made."""
    beats = 0

    async def beat() -> AsyncIterator[None]:
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0.005)

    other = asyncio.ensure_future(beat())
    await asyncio.sleep(0)
    before = beats
    await make_it()
    other.cancel()
    return beats - before


@pytest.mark.parametrize("way", WAYS)
def test_only_blocking_keeps_others_from_their_turn(way: str) -> None:
    asyncio.run(make(milk(0), "process")) if way == "process" else None
    beats = asyncio.run(_beats_while(lambda: make(milk(0.1), way)))  # type: ignore[arg-type]
    assert beats == 0 if way == "blocking" else beats >= 3


def test_awaiting_overlaps_and_blocking_does_not() -> None:
    async def several(way: str) -> Run:
        with a_page() as page:
            await asyncio.gather(*(make(milk(0.03), way) for _ in range(5)))  # type: ignore[arg-type]
        return page.take()

    assert _peak(asyncio.run(several("blocking"))) == 1
    assert _peak(asyncio.run(several("awaiting"))) == 5
    assert _peak(asyncio.run(several("thread"))) == 5


def _peak(run: Run) -> int:
    ends = sorted([(s.start, 1) for s in run.steps] + [(s.end, -1) for s in run.steps])
    now = peak = 0
    for _, change in ends:
        now += change
        peak = max(peak, now)
    return peak


def test_work_takes_cpu_time_and_not_the_clocks() -> None:
    cpu = time.thread_time()
    work(0.02)
    assert 0.02 <= time.thread_time() - cpu < 0.2


def test_two_threads_that_work_share_one_pair_of_hands() -> None:
    alone = _clocked([0.05])
    together = _clocked([0.05, 0.05])
    assert together > 1.4 * alone or together > 0.09


def _clocked(shares: list[float]) -> float:
    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def test_without_a_page_nothing_is_written_and_nothing_breaks() -> None:
    asyncio.run(make(milk(0)))


def test_an_unknown_way_is_one_sentence() -> None:
    with pytest.raises(ShopError, match="There is no way of working called 'magic'"):
        asyncio.run(make(drink("tea"), "magic"))  # type: ignore[arg-type]
