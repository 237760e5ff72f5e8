"""What a timeline shows of one run: its loops, each with a pulse, and a lane for every order or task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from coffeeshop.ledger import Block, Order, Run, Task
from coffeeshop.metrics import flatlines, over, spans

from .taskspans import Stretch, queued, stretches, task_slices, task_works
from .words import duration

CODE = 48  # letters of a line of code that a label has room for
BEAT = 50_000_000  # ns: the pulse's period


class Wall(NamedTuple):
    """A stretch in which a loop ran nothing else."""

    start: int
    end: int
    blame: str = ""  # 'time.sleep(1), shop.py:12', where the x-ray named it


@dataclass(slots=True)
class Lane:
    """One order or one task."""

    name: str
    stretches: tuple[Stretch, ...]
    end_words: str = ""
    failed: bool = False
    took: int = 0  # ns that a served order took, from when it was meant to be sent
    rank: str = ""  # "p50", "p95"


@dataclass(slots=True)
class LoopRows:
    """One event loop: its pulse, what it ran, where it was blocked, and the lanes that live on it."""

    name: str = "event loop"
    beats: list[int] = field(default_factory=list)
    flats: list[tuple[int, int]] = field(default_factory=list)
    busy: list[tuple[int, int]] = field(default_factory=list)  # sorted by start
    walls: list[Wall] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    known: bool = True  # False where nothing was recorded of the loop itself


@dataclass(slots=True)
class Rows:
    """Everything that one panel draws, in ns on the run's clock; `zero` is the panel's 0 s."""

    zero: int
    end: int
    loops: list[LoopRows]
    left_out: str = ""


def rows(run: Run, limit: int, grains: int) -> Rows:
    """Return what to draw of `run`: at most `limit` lanes, and times no finer than one in `grains`."""
    if run.orders:
        return _of_orders(run, limit)
    return _of_tasks(run, limit, grains)


def _of_orders(run: Run, limit: int) -> Rows:
    orders = sorted(run.orders, key=lambda o: (o.due, o.number))
    zero = min(o.due for o in orders)
    ranked = _ranked(orders)
    drawn = sampled(orders, limit, ranked.values())
    lanes = [_order_lane(run, order) for order in drawn]
    for rank, order in ranked.items():
        lanes[drawn.index(order)].rank = rank
    end = max(zero + BEAT, *(over(run, o) for o in orders))
    loops = _loops(run)
    home = _home(run, loops)
    loops[home].lanes = lanes
    left = len(orders) - len(drawn)
    if not run.slices:
        _busy_from_lanes(loops[home], lanes)
        # what a part of the orders made the loop do says nothing of its share busy
        loops[home].known = bool(loops[home].walls if left else loops[home].busy)
    words = f"{len(drawn):,} of {len(orders):,} orders are drawn, spread evenly by arrival" if left else ""
    return Rows(zero, end, list(loops.values()), words)


def _of_tasks(run: Run, limit: int, grains: int) -> Rows:
    loops = _loops(run)
    zero, end = _extent(run)
    slices, works = task_slices(run), task_works(run)
    tasks = [t for t in run.tasks if t.id in slices]
    drawn = tasks[:limit]
    for task in drawn:
        done = stretches(task, slices[task.id], works[task.id], run, (end - zero) // grains)
        lane = Lane(_task_name(task), done, _outcome(task.outcome, done))
        lane.failed = task.outcome == "raised"
        loops.setdefault(task.loop, LoopRows()).lanes.append(lane)
    left = len(tasks) - len(drawn)
    words = f"the first {len(drawn):,} of {len(tasks):,} tasks are drawn" if left else ""
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


def _order_lane(run: Run, order: Order) -> Lane:
    found = tuple(queued(Stretch(*span)) for span in spans(run, order))
    if order.due < order.sent:  # the customer itself was late: the wait counts from the intent
        found = (Stretch("network", order.due, order.sent, "sent late"), *found)
    lane = Lane(f"order {order.number}", found)
    if not served(order):
        after = duration(over(run, order) - order.due)
        why = f"{order.status} after {after}" if order.status else f"no answer in {after}"
        lane.failed, lane.end_words = True, why
    else:
        lane.took = (order.served or 0) - order.due
    return lane


def end_words(lane: Lane) -> str:
    """Return what stands at the end of a lane."""
    return lane.end_words or f"served {duration(lane.took, even=True)}"


def served(order: Order) -> bool:
    """Tell whether the customer got a good answer."""
    return order.served is not None and not order.error and (order.status or 200) < 400


def _task_name(task: Task) -> str:
    coroutine = task.coroutine.rsplit(".", 1)[-1]
    return " · ".join(dict.fromkeys(filter(None, (coroutine, task.name))))


def _outcome(outcome: str | None, done: tuple[Stretch, ...]) -> str:
    took = duration(done[-1].end - done[0].start)
    words = {"returned": "done", "raised": "raised", "cancelled": "cancelled", None: "still running"}
    return f"{words.get(outcome, outcome)} {took}"


def _loops(run: Run) -> dict[int, LoopRows]:
    """Return a row for every loop that the run knows of, the busiest home of orders last decided."""
    names = {loop.id: loop.name for loop in run.loops}
    ids = sorted(names.keys() | {t.loop for t in run.ticks} | {s.loop for s in run.slices})
    loops = {i: LoopRows(_loop_name(names.get(i, ""), len(ids))) for i in ids}
    for tick in run.ticks:
        loops[tick.loop].beats.append(tick.at)
    for piece in run.slices:
        loops[piece.loop].busy.append((piece.start, piece.end))
    for i, row in loops.items():
        row.busy.sort()
        row.beats.sort()
        row.flats = flatlines(run, i)
    for i, walls in _walls(run).items():
        loops.setdefault(i, LoopRows()).walls = walls
    return loops


def _loop_name(name: str, count: int) -> str:
    return f"{name}'s loop" if name and count > 1 else "event loop"


def _walls(run: Run) -> dict[int, list[Wall]]:
    """Return where each loop was blocked: as the x-ray saw it, else as the barista wrote it down."""
    found: dict[int, list[Wall]] = defaultdict(list)
    blamed = {(b.loop, b.start) for b in run.blocks}
    for b in run.blocks:
        found[b.loop].append(Wall(b.start, b.end, _blame(b)))
    for s in run.slices if not blamed else ():
        if s.end - s.start > run.threshold:
            found[s.loop].append(Wall(s.start, s.end))
    if not found:
        loop = _home_id(run)
        for s in run.steps:
            if s.blocking and s.place == "loop" and s.end - s.start > run.threshold:
                found[loop].append(Wall(s.start, s.end))
    for walls in found.values():
        walls.sort()
    return found


def _blame(block: Block) -> str:
    """Return what held the loop: "time.sleep(1), shop.py:12", as short as it stays clear."""
    code = " ".join(block.code.split())
    name = block.file.replace("\\", "/").rsplit("/", 1)[-1]
    place = f"{name}:{block.line}" if name else ""
    return ", ".join(filter(None, (code if len(code) <= CODE else code[: CODE - 1].rstrip() + "…", place)))


def _home_id(run: Run) -> int:
    counts: dict[int, int] = defaultdict(int)
    for visit in run.visits:
        counts[visit.loop] += 1
    if counts:
        return max(counts, key=lambda i: counts[i])
    return run.ticks[0].loop if run.ticks else 0


def _home(run: Run, loops: dict[int, LoopRows]) -> int:
    home = _home_id(run)
    if home not in loops:
        loops[home] = LoopRows(known=bool(run.visits or run.steps))
    return home


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
