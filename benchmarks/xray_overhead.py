"""What the x-ray costs: the same steps bare, under the x-ray, in asyncio's debug mode, under viztracer.

    python benchmarks/xray_overhead.py [--steps 200000] [--rounds 5]

All ways run in turn, round after round, in this one process, and cost what they cost in processor
time, that of the x-ray's own thread included. A bare round goes before and after each round of a way:
`beside` is the median of each round's ratio to the mean of those two, so that a processor that changes
its speed meanwhile does no harm; `best` compares the best rounds. `bare again` is bare like the rounds
around it: how far it is from 1 is how far the other ratios can be trusted. Nothing is asserted: the
figures behind the ratios are what the x-ray aims at.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager

from coffeeshop.xray import xray

Way = Callable[[int], AbstractContextManager[object]]


async def yields(steps: int) -> None:
    """Take steps that do nothing at all."""
    for _ in range(steps):
        await asyncio.sleep(0)


def spin(turns: int) -> None:
    """Do so much work: the same at each call."""
    for _ in range(turns):
        pass


def turns_of_100_microseconds() -> int:
    """Return how many turns take 100 microseconds of this processor, by the middle one of many tries."""

    def seconds() -> float:
        start = time.process_time()
        spin(10_000)
        return time.process_time() - start

    return round(10_000 * 100e-6 / statistics.median(seconds() for _ in range(400)))


def make_works(turns: int) -> Callable[[int], Awaitable[None]]:
    """Return what takes steps of so many turns."""

    async def works(steps: int) -> None:
        for _ in range(steps):
            spin(turns)
            await asyncio.sleep(0)

    return works


async def brew(step: Callable[[int], object], steps: int, tasks: int) -> None:
    """Share the steps among so many tasks."""
    await asyncio.gather(*[step(steps // tasks) for _ in range(tasks)])  # type: ignore[misc]


@contextlib.contextmanager
def bare(steps: int) -> Iterator[None]:
    """Nothing beside the steps."""
    yield


@contextlib.contextmanager
def debug(steps: int) -> Iterator[None]:
    """Run in asyncio's own debug mode."""
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    try:
        yield
    finally:
        loop.set_debug(False)


@contextlib.contextmanager
def viztracer(steps: int) -> Iterator[None]:
    """Run under viztracer --log_async."""
    from viztracer import VizTracer

    tracer = VizTracer(log_async=True, tracer_entries=10_000_000, verbose=0)
    tracer.start()
    try:
        yield
    finally:
        tracer.stop()
        tracer.clear()


def tasks_and_blame(steps: int) -> AbstractContextManager[object]:
    """Run under the x-ray without the lines at which tasks await."""
    return xray(lines=False, limit=2 * steps)


def everything(steps: int) -> AbstractContextManager[object]:
    """Run under the x-ray as it is by default."""
    return xray(limit=2 * steps)


WAYS: dict[str, Way] = {
    "bare again": bare,
    "tasks and blame": tasks_and_blame,
    "with await lines": everything,
    "asyncio debug": debug,
    "viztracer": viztracer,
}
AIMS = {("tasks and blame", 1): 1.5, ("tasks and blame", 100): 1.75, ("with await lines", 1): 2.0,
        ("with await lines", 100): 2.5}  # fmt: skip


async def cost(way: Way, step: Callable[[int], object], steps: int, tasks: int) -> float:
    """Return the seconds of processor time that the steps took."""
    gc.collect()  # what the round before left behind
    with way(steps):
        await asyncio.sleep(0)  # the first slice under the way
        start = time.process_time()
        await brew(step, steps, tasks)
        return time.process_time() - start


Pair = tuple[float, float]  # what a round cost, and the mean of the two bare rounds around it


def compare(step: Callable[[int], object], steps: int, tasks: int, rounds: int) -> dict[str, list[Pair]]:
    """Return each way's cost in each round, beside the bare rounds around it."""
    pairs: dict[str, list[Pair]] = {name: [] for name in WAYS}
    for _ in range(rounds):
        for name, way in WAYS.items():
            before, ours, after = (asyncio.run(cost(w, step, steps, tasks)) for w in (bare, way, bare))
            pairs[name].append((ours, (before + after) / 2))
    return pairs


def show(title: str, pairs: dict[str, list[Pair]], aims: dict[str, float]) -> None:
    """Print a way a line."""
    print(f"\n{title}")
    bare = min(theirs for rounds in pairs.values() for _, theirs in rounds)
    for name, rounds in pairs.items():
        aim = f"  (aim: {aims[name]})" if name in aims else ""
        least = min(ours for ours, _ in rounds)
        beside = statistics.median(ours / theirs for ours, theirs in rounds)
        print(f"  {name:18} {least:7.3f} s  best {least / bare:6.3f}  beside {beside:6.3f}{aim}")


def main() -> None:
    """Run all comparisons and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"CPython {sys.version.split()[0]}, {options.steps} steps, best of {options.rounds} rounds")
    for tasks in (1, 100):
        pairs = compare(yields, options.steps, tasks, options.rounds)
        aims = {name: aim for (name, many), aim in AIMS.items() if many == tasks}
        show(f"await asyncio.sleep(0), {tasks} task{'s' if tasks > 1 else ''}", pairs, aims)
    few = options.steps // 200  # short rounds, and many: the machine's speed changes from second to second
    pairs = compare(make_works(turns_of_100_microseconds()), few, 1, 12 * options.rounds)
    length = statistics.median(theirs for rounds in pairs.values() for _, theirs in rounds) / few
    aims = {"tasks and blame": 1.05, "with await lines": 1.05}
    show(f"{few} steps of 100 microseconds (here {length * 1e6:.0f}), one task", pairs, aims)


if __name__ == "__main__":
    main()
