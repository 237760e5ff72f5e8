"""One order or one task as a lane: its stretches of time, and what stands at its end."""

from __future__ import annotations

from dataclasses import dataclass

from coffeeshop.ledger import Order, Run, Slice, Task, Work
from coffeeshop.metrics import over, spans

from .taskspans import Stretch, queued, stretches
from .words import duration


@dataclass(slots=True)
class Lane:
    """One order or one task."""

    name: str
    stretches: tuple[Stretch, ...]
    end_words: str = ""
    failed: bool = False
    took: int = 0  # ns that a served order took, from when it was meant to be sent
    rank: str = ""  # "p50", "p95"

    @property
    def end(self) -> int:
        """When it ends (ns); 0 where it is empty."""
        return self.stretches[-1].end if self.stretches else 0


def order_lane(run: Run, order: Order) -> Lane:
    """Return the lane of one order, from when its customer meant to send it."""
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


def task_lane(run: Run, task: Task, slices: list[Slice], works: list[Work], grain: int) -> Lane:
    """Return the lane of one task; times are no finer than `grain` ns."""
    done = stretches(task, slices, works, run, grain)
    return Lane(_task_name(task), done, _outcome(task.outcome, done), failed=task.outcome == "raised")


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
