"""What a timeline shows of one run: its loops, each with a pulse, and a lane for every order or task."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coffeeshop.ledger import Order, Run
from coffeeshop.metrics import over

from .lane import Lane, order_lane, served, task_lane
from .loops import LoopRows, home_of, loops_of
from .taskspans import task_slices, task_works

BEAT = 50_000_000  # ns: no picture shows less than a beat of the pulse
Window = tuple[int, int]  # ns after the run's zero


@dataclass(slots=True)
class Rows:
    """Everything that one panel draws, in ns on the run's clock; `zero` is the panel's 0 s."""

    zero: int
    end: int
    loops: list[LoopRows]
    left_out: str = ""


def rows(run: Run, limit: int, grains: int, window: Window | None = None) -> Rows:
    """Return what to draw of `run`: at most `limit` lanes, and times no finer than one in `grains`.

    With a `window` only the lanes that are there in it count.
    """
    if run.orders:
        return _of_orders(run, limit, window)
    return _of_tasks(run, limit, grains, window)


def _of_orders(run: Run, limit: int, window: Window | None) -> Rows:
    orders = sorted(run.orders, key=lambda o: (o.due, o.number))
    zero = min(o.due for o in orders)
    end = max(zero + BEAT, *(over(run, o) for o in orders))
    first, last = window or (0, end - zero)
    seen = [o for o in orders if o.due - zero <= last and over(run, o) - zero >= first]
    ranked = {order: rank for rank, order in _ranked(orders).items() if order in seen}
    drawn = sampled(seen, limit, ranked)
    lanes = [order_lane(run, order) for order in drawn]
    for lane, order in zip(lanes, drawn, strict=True):
        lane.rank = ranked.get(order, "")
    loops = loops_of(run)
    row = loops.setdefault(home_of(run), LoopRows(known=bool(run.visits or run.steps)))
    row.lanes = lanes
    if not run.slices:
        _busy_from_lanes(row, lanes)
        # what a part of the orders made the loop do says nothing of its share busy
        row.known = bool(row.busy if len(drawn) == len(orders) else row.walls)
    left = len(drawn) < len(seen)
    where = " in this part" if window else ""
    words = (
        f"{len(drawn):,} of {len(seen):,} orders{where} are drawn, spread evenly by arrival" if left else ""
    )
    return Rows(zero, end, list(loops.values()), words)


def _of_tasks(run: Run, limit: int, grains: int, window: Window | None) -> Rows:
    loops = loops_of(run)
    zero, end = _extent(run)
    first, last = window or (0, end - zero)
    slices, works = task_slices(run), task_works(run)
    seen = [
        t
        for t in run.tasks
        if t.id in slices and t.created - zero <= last and (t.ended is None or t.ended - zero >= first)
    ]
    drawn = seen[:limit]
    for task in drawn:
        lane = task_lane(run, task, slices[task.id], works[task.id], (end - zero) // grains)
        loops.setdefault(task.loop, LoopRows()).lanes.append(lane)
    left = len(seen) - len(drawn)
    words = f"the first {len(drawn):,} of {len(seen):,} tasks are drawn" if left else ""
    return Rows(zero, end, list(loops.values()), words)


def _ranked(orders: list[Order]) -> dict[str, Order]:
    """Return the orders at p50 and p95 of the served, by nearest rank."""
    good = sorted((o for o in orders if served(o)), key=lambda o: (o.served or 0) - o.due)
    return {f"p{share}": good[-(-share * len(good) // 100) - 1] for share in (50, 95)} if good else {}


def sampled(orders: list[Order], limit: int, always: Iterable[Order] = ()) -> list[Order]:
    """Return about `limit` of `orders`, evenly by place, and those of `always`."""
    if len(orders) <= limit:
        return orders
    step = (len(orders) - 1) / (limit - 1)
    kept = {round(i * step) for i in range(limit)} | {orders.index(order) for order in always}
    return [orders[i] for i in sorted(kept)]


def _busy_from_lanes(row: LoopRows, lanes: list[Lane]) -> None:
    row.busy = sorted(
        (s.start, s.end) for lane in lanes for s in lane.stretches if s.state in ("running", "blocking")
    )


def _extent(run: Run) -> tuple[int, int]:
    starts = [s.start for s in run.slices] + [t.created for t in run.tasks]
    ends = (
        [s.end for s in run.slices]
        + [w.end or w.start for w in run.works]
        + [t.ended or 0 for t in run.tasks]
    )
    zero = run.start or min(starts, default=0)
    return zero, max([run.end, *ends, zero + 1_000_000])
