"""What the x-ray costs: the same steps bare, under the x-ray, in asyncio's debug mode, under viztracer.

    python benchmarks/xray_overhead.py [--steps 200000] [--rounds 5]

All ways run in turn, round after round, in this one process, and cost what they cost in processor
time. `best` compares the best rounds; `beside` is the median of each round's ratio to the bare round
before it, which a processor that changes its speed meanwhile disturbs least. Nothing is asserted: the
figures behind the ratios are what the x-ray aims at.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
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
    """Return how many turns take 100 microseconds of this processor, by the best of some tries."""

    def seconds() -> float:
        start = time.perf_counter()
        spin(10_000)
        return time.perf_counter() - start

    return round(10_000 * 100e-6 / min(seconds() for _ in range(20)))


TURNS = turns_of_100_microseconds()


async def works(steps: int) -> None:
    """Take steps of 100 microseconds of work."""
    for _ in range(steps):
        spin(TURNS)
        await asyncio.sleep(0)


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
    "bare": bare,
    "tasks and blame": tasks_and_blame,
    "with await lines": everything,
    "asyncio debug": debug,
    "viztracer": viztracer,
}
AIMS = {("tasks and blame", 1): 1.5, ("tasks and blame", 100): 1.75, ("with await lines", 1): 2.0,
        ("with await lines", 100): 2.5}  # fmt: skip


async def cost(way: Way, step: Callable[[int], object], steps: int, tasks: int) -> float:
    """Return the seconds of processor time that the steps took."""
    with way(steps):
        await asyncio.sleep(0)  # the first slice under the way
        start = time.process_time()
        await brew(step, steps, tasks)
        return time.process_time() - start


def compare(
    step: Callable[[int], object], steps: int, tasks: int, rounds: int, ways: Iterable[str] = tuple(WAYS)
) -> dict[str, list[float]]:
    """Return each way's cost in each round."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name in times:
            times[name].append(asyncio.run(cost(WAYS[name], step, steps, tasks)))
    return times


def show(title: str, times: dict[str, list[float]], aims: dict[str, float]) -> None:
    """Print a way a line."""
    print(f"\n{title}")
    bare = times["bare"]
    for name, seconds in times.items():
        aim = f"  (aim: {aims[name]})" if name in aims else ""
        best = min(seconds) / min(bare)
        beside = statistics.median(ours / theirs for ours, theirs in zip(seconds, bare, strict=True))
        print(f"  {name:18} {min(seconds):7.3f} s  best {best:6.3f}  beside {beside:6.3f}{aim}")


def main() -> None:
    """Run all comparisons and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"CPython {sys.version.split()[0]}, {options.steps} steps, best of {options.rounds} rounds")
    for tasks in (1, 100):
        times = compare(yields, options.steps, tasks, options.rounds)
        aims = {name: aim for (name, many), aim in AIMS.items() if many == tasks}
        show(f"await asyncio.sleep(0), {tasks} task{'s' if tasks > 1 else ''}", times, aims)
    few = options.steps // 200  # short rounds, and many: the machine's speed changes from second to second
    for way in ("tasks and blame", "with await lines"):
        times = compare(works, few, 1, 12 * options.rounds, ("bare", way))
        show(f"{few} steps of 100 microseconds, one task", times, {way: 1.05})


if __name__ == "__main__":
    main()
