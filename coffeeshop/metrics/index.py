"""A run's events by order, task and loop, sorted once so that each order is quick to look up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any

from coffeeshop.ledger import Block, Order, Run, Slice, StepTaken, Task, Visit, Work
from coffeeshop.metrics.intervals import Interval, union

BRIDGE = 2_000_000  # ns: a loop free for less than this between two callbacks counts as held
LEAST = 1_000_000  # ns: a loop held for less than this made nobody wait


class Index:
    """Where to find what belongs to an order, a task or a loop of one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.orders: dict[int, Order] = {order.number: order for order in run.orders}
        self.visits: dict[Any, list[Visit]] = _by("order", run.visits, "arrived")
        self.steps: dict[Any, list[StepTaken]] = _by("order", run.steps, "start")
        self.slices: dict[Any, list[Slice]] = _by("task", run.slices, "start")
        self.works: dict[Any, list[Work]] = _by("task", run.works, "asked")
        self.blocks: dict[Any, list[Block]] = _by("task", run.blocks, "start")
        self.tasks: dict[int, Task] = {task.id: task for task in run.tasks}
        self.children: dict[Any, list[Task]] = _by("parent", run.tasks, "created")

    @cached_property
    def shop(self) -> int:
        """The id of the loop that served: most visits were there; 0 where nobody can know."""
        for events in (self.run.visits, self.run.ticks, self.run.slices):
            if events:
                return Counter(event.loop for event in events).most_common(1)[0][0]
        return 0

    @cached_property
    def _held(self) -> dict[int, list[Interval]]:
        return {}

    def held(self, loop: int) -> list[Interval]:
        """Return the stretches in which that loop was held by somebody, the strongest evidence first.

        An x-ray's slices say it exactly. Without them stand the barista's blocking steps on the
        loop, the blocks, and the ticks that came late.
        """
        if loop not in self._held:
            stretches = [(s.start, s.end) for s in self.run.slices if s.loop == loop]
            self._held[loop] = union(stretches or self._suspected(loop), BRIDGE, LEAST)
        return self._held[loop]

    def _suspected(self, loop: int) -> list[Interval]:
        late = [(t.due, t.at) for t in self.run.ticks if t.loop == loop]
        blocks = [(b.start, b.end) for b in self.run.blocks if b.loop == loop]
        steps = [
            (step.start, step.end)
            for step in self.run.steps
            if step.blocking and step.place == "loop" and self._loop_of(step.order) == loop
        ]
        return late + blocks + steps

    def _loop_of(self, order: int | None) -> int:
        visits = self.visits.get(order)
        return visits[0].loop if order is not None and visits else self.shop

    def visit(self, order: Order, end: int) -> Visit | None:
        """Return the visit that answered `order`, where the front door wrote one."""
        for visit in self.visits.get(order.number, ()):
            if visit.arrived < end and (visit.left is None or visit.left > order.sent):
                return visit
        return None

    def family(self, task: int) -> list[int]:
        """Return the ids of `task` and of every task that it or its children created."""
        found = [task]
        for member in found:  # grows while it is read
            found.extend(c.id for c in self.children.get(member, ()) if c.id not in found)
        return found if task else []


def _by(name: str, events: Iterable[Any], time: str) -> dict[Any, list[Any]]:
    key = attrgetter(name)
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for event in sorted(events, key=attrgetter(time)):
        groups[key(event)].append(event)
    return dict(groups)


_recent: list[Index] = []  # the last few runs that were asked about, newest last


def index(run: Run) -> Index:
    """Return the index of `run`, made at the first call and kept while the run is in use."""
    for kept in _recent:
        if kept.run is run:
            return kept
    made = Index(run)
    _recent.append(made)
    del _recent[:-4]  # compared runs are drawn in turn
    return made
