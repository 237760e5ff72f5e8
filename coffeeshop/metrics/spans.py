"""Where an order's time went: its spans, which cover [sent, served] without gap or overlap.

The strongest evidence wins. With an x-ray: the slices, thread works and blocks of the tasks that
served the order. Without: the front door's visit and the barista's steps. Before the front door
knows of an order only the loop's state is known: while the loop is held the order stands at the
door, and what neither side can see is client and network.
"""

from __future__ import annotations

from coffeeshop.ledger import Order, Run, Visit
from coffeeshop.metrics.index import Index, index
from coffeeshop.metrics.latency import over
from coffeeshop.metrics.seen import lay_outside, lay_seen
from coffeeshop.metrics.strip import STATES, Span, Strip
from coffeeshop.metrics.traced import lay_traced, slices_of


def spans(run: Run, order: Order | int) -> tuple[Span, ...]:
    """Return what happened to `order` (or to the order of that number), from sent to served.

    The spans follow one another without gap or overlap; their lengths add up to what the customer
    saw. An order that was never served ends when its customer gave up, else with the run. KeyError
    where the run has no order of that number.
    """
    found = index(run)
    order = found.orders[order] if isinstance(order, int) else order
    strip = Strip(order.sent, over(run, order))
    visit = found.visit(order, strip.end)
    if visit is None:
        lay_outside(strip, found, found.shop, strip.end)
    else:
        _lay_visit(strip, found, visit)
    return tuple(_cut_short(strip.spans, order, found, visit))


def split(run: Run, order: Order | int | None = None) -> dict[str, float]:
    """Return how many milliseconds `order` spent in each state; states without time are left out.

    Without an order: the mean of all of the run's orders.
    """
    chosen = run.orders if order is None else (order,)
    sums = dict.fromkeys(STATES, 0)
    for one in chosen:
        for span in spans(run, one):
            sums[span.state] += span.end - span.start
    return {state: total / 1e6 / len(chosen) for state, total in sums.items() if total}


def _lay_visit(strip: Strip, found: Index, visit: Visit) -> None:
    slices = slices_of(found, visit, strip.end)
    task = found.tasks.get(visit.task)
    known = task is not None and strip.cursor <= task.created < visit.arrived
    lay_outside(strip, found, visit.loop, task.created if slices and task and known else visit.arrived)
    if slices:
        lay_traced(strip, found, visit, slices)
    else:
        lay_seen(strip, found, visit)
    strip.until(strip.end, "network")


def _cut_short(laid: list[Span], order: Order, found: Index, visit: Visit | None) -> list[Span]:
    """Call the last wait "cancelled" where the shop cancelled the task or the customer gave up."""
    task = found.tasks.get(visit.task) if visit else None
    if task is not None and task.outcome == "cancelled":
        waits = [place for place, span in enumerate(laid) if span.state == "waiting"]
    elif order.served is None and laid and laid[-1].state in ("waiting", "network"):
        waits = [len(laid) - 1]
    else:
        waits = []
    for place in waits[-1:]:
        laid[place] = laid[place]._replace(state="cancelled")
    return laid
