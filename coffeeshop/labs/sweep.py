"""A sweep: a run for each number of customers at once, and the curves that it gives."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from coffeeshop.ledger import Run
from coffeeshop.metrics import latencies, percentile, throughput
from coffeeshop.pictures import Chart, Picture, curves

Sweep = Mapping[int, Run]  # by customers at once

EACH = 2  # orders of a customer
FULL = 0.75  # of the greatest throughput: from there on it grows no more


def complete(customers: int, run: Run) -> bool:
    """Return whether every order was served before the time was over."""
    return len(latencies(run)) == EACH * customers


def p95(customers: int, run: Run) -> float:
    """Return the seconds within which 95 of 100 orders were served; NaN where some were not served.

    Those would be the slowest: a percentile of the others would flatter the shop.
    """
    return percentile(latencies(run), 0.95) if complete(customers, run) else math.nan


def levels_off(sweep: Sweep) -> int:
    """Return the fewest customers at once with whom the throughput is about as great as it gets."""
    most = max(throughput(run) for run in sweep.values())
    return next(n for n, run in sorted(sweep.items()) if throughput(run) >= FULL * most)


def theory(customers: int, milk: float, places: float) -> float:
    """Return the orders a second of so many customers, of whom `places` can wait for milk at once."""
    return min(customers, places) / milk


def drawn(
    sweeps: Mapping[str, Sweep], rates: Mapping[int, float], name: str, width: int | None = None
) -> Picture:
    """Draw throughput and p95 of the `sweeps` by their names on shared axes, with a theory as a thin line.

    `rates` is what theory, called `name`, says of the throughput; its latency is Little's law, customers =
    throughput x latency. `width` is in pixels.
    """

    def lines(figure: Callable[[int, Run], float]) -> dict[str, list[tuple[float, float]]]:
        return {name: [(n, figure(n, run)) for n, run in sweep.items()] for name, sweep in sweeps.items()}

    waits = [(n, n / rate) for n, rate in rates.items()]
    return curves(
        Chart("Orders served a second", lines(lambda n, run: throughput(run)), {name: list(rates.items())}),
        Chart("95 in 100 wait at most", lines(p95), {name: waits}, unit="seconds"),
        theme="live",
        width=width,
    )
