"""Latency and how many were in flight, as the customers saw them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coffeeshop.ledger import Order, Run
from coffeeshop.metrics.intervals import Level, levels


def over(run: Run, order: Order) -> int:
    """Return when `order` was over for its customer (ns): served, given up, or the run's end."""
    return max(order.sent, order.served or order.ended or run.end)


def latencies(run: Run) -> list[float]:
    """Return the seconds from the intended arrival to the last byte, ascending, of the good answers."""
    return sorted((o.served - o.due) / 1e9 for o in run.orders if o.served is not None and not o.error)


def percentile(ascending: Sequence[float], share: float) -> float:
    """Return the smallest of `ascending` that at least `share` (0 to 1) of them do not exceed.

    This is the nearest-rank percentile: always a value that was measured, never one between two.
    NaN where there are none.
    """
    if not ascending:
        return math.nan
    return ascending[max(0, math.ceil(share * len(ascending)) - 1)]


def throughput(run: Run) -> float:
    """Return the good answers a second, up to the last of them.

    Of a run that its `seconds` ended this is fairer than a division by those: a round of orders that
    was still in the making at the end counts neither as answers nor as time.
    """
    served = [o.served for o in run.orders if o.served is not None and not o.error]
    return len(served) * 1e9 / max(1, max(served) - run.start) if served else 0.0


def in_flight(run: Run) -> list[Level]:
    """Return how many orders were sent and not yet over, from each moment on at which that changed."""
    return levels((order.sent, over(run, order)) for order in run.orders)


class Little(NamedTuple):
    """Little's law, in flight = rate x mean time, and what was measured beside it."""

    rate: float  # orders a second
    mean: float  # seconds an order was in flight
    expected: float  # rate x mean
    measured: float  # orders in flight, the average over the run


def little(run: Run) -> Little:
    """Return both sides of Little's law for `run`; zeros for a run without orders."""
    lasted = (run.end - run.start) / 1e9
    if not run.orders or lasted <= 0:
        return Little(0.0, 0.0, 0.0, 0.0)
    rate = len(run.orders) / lasted
    mean = sum(over(run, order) - order.sent for order in run.orders) / 1e9 / len(run.orders)
    steps = in_flight(run)
    area = sum(a.count * (b.at - a.at) for a, b in pairwise(steps))
    return Little(rate, mean, rate * mean, area / 1e9 / lasted)
