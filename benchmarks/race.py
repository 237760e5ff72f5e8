"""The race: blocking, awaiting and plain `def`, with warm customers, in one run each.

    python benchmarks/race.py

Prints ratios. Exits with status 1 where one of the four statements of this course about its own
machine does not hold. The customers are in a process of their own, so that they share no GIL with
the shop; `--client-in thread` shows what sharing costs.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from coffeeshop.app import create_app
from coffeeshop.customers import rush
from coffeeshop.ledger import Run, StepTaken
from coffeeshop.metrics import peak, rounds, split, summary
from coffeeshop.serving import serve


async def main(client_in: str) -> bool:
    """Run the race and return whether everything held."""
    async with serve(create_app()) as shop:
        few = {
            way: await rush(shop, f"/{way}", orders=20, params={"milk": 0.2}, client_in=client_in, title=way)
            for way in ("blocking", "awaiting", "thread")
        }
        many = {
            way: await rush(shop, f"/{way}", orders=60, params={"milk": 0.5}, client_in=client_in, title=way)
            for way in ("thread", "awaiting")
        }
    print(f"20 orders of 0.2 s, customers in a {client_in}")
    for run in few.values():
        show(run)
    held = [
        claim(
            "awaiting is at least 10 times faster than blocking", ratio(few, "blocking", "awaiting"), 10, 99
        ),
        claim("plain def takes at most twice as long as awaiting", ratio(few, "thread", "awaiting"), 0, 2),
    ]
    print("\n60 orders of 0.5 s")
    for run in many.values():
        show(run)
    held += [
        claim("plain def has at most 40 in the making", peak(times(many["thread"])), 40, 40),
        claim("plain def needs two rounds", rounds(times(many["thread"])), 2, 2),
        claim("its second round starts when the first ends", gap(many["thread"]), -0.25, 0.25),
        claim("awaiting needs one round", rounds(times(many["awaiting"])), 1, 1),
        claim("awaiting has all 60 in the making", peak(times(many["awaiting"])), 60, 60),
    ]
    return all(held)


def show(run: Run) -> None:
    print(f"  {summary(run)}")
    parts = ", ".join(f"{state} {ms:.1f}" for state, ms in split(run).items())
    print(f"    an order's time, mean in ms: {parts}")


def times(run: Run) -> list[tuple[int, int]]:
    return [(step.start, step.end) for step in run.steps]


def ratio(runs: dict[str, Run], slow: str, fast: str) -> float:
    return (runs[slow].end - runs[slow].start) / (runs[fast].end - runs[fast].start)


def gap(run: Run) -> float:
    """Return the seconds from the first end of a step to the start of the 41st."""
    steps: list[StepTaken] = sorted(run.steps, key=lambda step: step.start)
    return (steps[40].start - min(step.end for step in steps)) / 1e9


def claim(words: str, value: float, least: float, most: float) -> bool:
    holds = least <= value <= most
    print(f"    {'holds' if holds else 'FAILS'}: {words} (seen {value:.3g})")
    return holds


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--client-in", choices=["thread", "process"], default="process")
    sys.exit(0 if asyncio.run(main(parser.parse_args().client_in)) else 1)
