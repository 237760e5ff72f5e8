"""What a timeline shows of one run: its loops, each with a pulse, and a lane for every order or task."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from coffeeshop.ledger import Order, Run
from coffeeshop.metrics.spans import spans

from .taskspans import Stretch, task_stretches
from .words import duration

BEAT = 50_000_000  # ns: the pulse's period
PULSES = 2  # a pulse this many periods late is flat


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
    number: int = 0
    took: int = 0


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


def rows(run: Run, limit: int) -> Rows:
    """Return what to draw of `run`, with at most `limit` lanes."""
    if run.orders:
        return _of_orders(run, limit)
    return _of_tasks(run, limit)


def _of_orders(run: Run, limit: int) -> Rows:
    orders = sorted(run.orders, key=lambda o: (o.due, o.number))
    zero = min(o.due for o in orders)
    drawn = sampled(orders, limit)
    lanes = [_order_lane(run, order) for order in drawn]
    end = max([o.served or 0 for o in orders] + [lane.stretches[-1].end for lane in lanes if lane.stretches])
    if end <= zero:
        end = max(run.end, zero + BEAT)
    loops = _loops(run)
    home = _home(run, loops)
    loops[home].lanes = lanes
    if not run.slices:
        _busy_from_lanes(loops[home], lanes)
    left = len(orders) - len(drawn)
    words = f"{len(drawn):,} of {len(orders):,} orders are drawn, evenly by arrival" if left else ""
    return Rows(zero, end, list(loops.values()), words)


def _of_tasks(run: Run, limit: int) -> Rows:
    loops = _loops(run)
    by_task = task_stretches(run)
    tasks = [t for t in run.tasks if t.id in by_task]
    drawn = tasks[:limit]
    for task in drawn:
        stretches = by_task[task.id]
        lane = Lane(f"{task.name} {task.coroutine}".strip(), stretches, _outcome(task.outcome, stretches))
        lane.failed = task.outcome == "raised"
        loops.setdefault(task.loop, LoopRows()).lanes.append(lane)
    zero, end = _extent(run)
    left = len(tasks) - len(drawn)
    words = f"the first {len(drawn):,} of {len(tasks):,} tasks are drawn" if left else ""
    return Rows(zero, end, list(loops.values()), words)


def sampled(orders: list[Order], limit: int) -> list[Order]:
    """Return at most `limit` of `orders`, evenly by place, always with the first and the last."""
    if len(orders) <= limit:
        return orders
    step = (len(orders) - 1) / (limit - 1)
    return [orders[round(i * step)] for i in range(limit)]


def _order_lane(run: Run, order: Order) -> Lane:
    found = tuple(Stretch(s.state, s.start, s.end, s.label) for s in spans(run, order))
    lane = Lane(f"order {order.number}", found, number=order.number)
    lane.took = order.served - order.due if order.served else 0
    if order.served is None or order.error or (order.status or 200) >= 400:
        why = order.error or (f"status {order.status}" if order.status else "no answer")
        lane.failed, lane.end_words = True, f"failed: {why}"
    else:
        lane.end_words = f"served {duration(lane.took)}"
    return lane


def _outcome(outcome: str | None, stretches: tuple[Stretch, ...]) -> str:
    took = duration(stretches[-1].end - stretches[0].start)
    words = {"returned": "done", "raised": "raised", "cancelled": "cancelled", None: "still running"}
    return f"{words.get(outcome, outcome)} {took}"


def _loops(run: Run) -> dict[int, LoopRows]:
    """Return a row for every loop that the run knows of, the busiest home of orders last decided."""
    names = {loop.id: loop.name for loop in run.loops}
    ids = sorted(names.keys() | {t.loop for t in run.ticks} | {s.loop for s in run.slices})
    loops = {i: LoopRows(_loop_name(names.get(i, ""), len(ids))) for i in ids}
    beats: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tick in run.ticks:
        beats[tick.loop].append((tick.at, tick.due))
    for i, found in beats.items():
        found.sort()
        loops[i].beats = [at for at, _ in found]
        loops[i].flats = [(due, at) for at, due in found if at - due > PULSES * BEAT]
    for piece in run.slices:
        loops[piece.loop].busy.append((piece.start, piece.end))
    for row in loops.values():
        row.busy.sort()
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
        place = f"{b.file.rsplit('/', 1)[-1]}:{b.line}" if b.file else ""
        found[b.loop].append(Wall(b.start, b.end, ", ".join(filter(None, (b.code.strip(), place)))))
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
    starts = [s.start for s in run.slices] + [t.created for t in run.tasks] + [w.asked for w in run.works]
    ends = (
        [s.end for s in run.slices]
        + [w.end or w.start for w in run.works]
        + [t.ended or 0 for t in run.tasks]
    )
    zero = run.start or min(starts, default=0)
    return zero, max([run.end, *ends, zero + 1_000_000])
