"""Who is in the shop during a run: the guests with their stays, and what the barista does when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from coffeeshop.ledger import Run

from ..loops import LoopRows, home_of
from ..rows import rows
from .stays import PLACES, Guest, guests, stay_at

GUESTS = 200  # more are sampled, and counted in words
TENTH = 10  # a turn lasts a tenth of the wait that follows, where nothing else happens
AWAY = ("machine", "room", "bench")  # where an order goes when it is let go
MOMENTS = 4000  # more are thinned out evenly
GRAINS = 4000  # into how many parts a run is cut at the finest, where its orders do not say more
CHORES = {  # by the callback's or the coroutine's name
    "_read_ready": "reads what came in at the door",
    "_accept_connection": "opens the door to somebody new",
    "_set_result_unless_cancelled": "hears a bell",
    "pulse": "feels the pulse",
    "set.discard": "throws an old ticket away",
    "_read_from_self": "looks up: a helper calls",
    "serve": "looks after the shop",  # uvicorn's own task
    "_serve": "looks after the shop",
    "main_loop": "looks after the shop",
    "run_asgi": "looks after the shop",
    "_report_result": "hears a helper",
    "shutdown": "closes the shop",
    "_write_ready": "hands out an answer",
}


class Act(NamedTuple):
    """One stretch in which the barista is busy, in ns after the run's zero."""

    start: int
    end: int
    doing: str  # "running", "blocking", or "own": the shop's own work, for no order on the floor
    guest: int = -1  # which of the cast's guests
    label: str = ""  # the line that blocks, or the chore
    where: str = ""


@dataclass(frozen=True)
class Cast:
    """A run made ready for the floor; all times are in ns after its zero."""

    title: str
    guests: tuple[Guest, ...]
    acts: tuple[Act, ...]  # one after another: there is one barista
    end: int
    orders: int  # how many the run has; the floor may show fewer
    noun: str = "order"
    notes: tuple[str, ...] = ()  # what the floor cannot show, in words

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """Every time at which somebody comes, goes or moves, ascending."""
        found = {0, self.end}
        for guest in self.guests:
            found.update(stay.start for stay in guest.stays)
            found.add(guest.stays[-1].end)
        for act in self.acts:
            if act.doing != "own":
                found.update((act.start, act.end))
        return tuple(sorted(at for at in found if 0 <= at <= self.end))

    @cached_property
    def moments(self) -> tuple[int, ...]:
        """What a step goes to: the changes, and the ends of the barista's turns."""
        every = sorted({*self.changes, *(turn.end for turn in self.turns)})
        return tuple(every[:: 1 + len(every) // MOMENTS])

    @cached_property
    def turns(self) -> tuple[Act, ...]:
        """The key frames: an order has just been let go at an `await` and the barista turns away.

        A turn lasts until the next change, or for a tenth of the wait.
        """
        found = []
        for act in self.acts:
            stay = stay_at(self.guests[act.guest], act.end) if act.guest >= 0 else None
            if stay is not None and stay.place in AWAY:
                later = bisect_right(self.changes, act.end)
                following = self.changes[later : later + 1]
                last = min([*following, stay.start + (stay.end - stay.start) // TENTH])
                found.append(Act(act.end, last, "turned", act.guest, stay.label, stay.where))
        return tuple(turn for turn in found if turn.end > turn.start)

    def turn_at(self, t: int) -> Act | None:
        """Return the turn that `t` lies in."""
        i = bisect_right(self.turns, t, key=attrgetter("start")) - 1
        return self.turns[i] if i >= 0 and t < self.turns[i].end else None

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """When each act begins."""
        return tuple(act.start for act in self.acts)

    def act_at(self, t: int) -> Act | None:
        """Return what the barista does at `t`, None where they are free."""
        i = bisect_right(self.starts, t) - 1
        return self.acts[i] if i >= 0 and t < self.acts[i].end else None

    @cached_property
    def peaks(self) -> dict[str, int]:
        """The most guests that are in each place at one time."""
        return {place: _peak(self.guests, place) for place in PLACES}

    def slots(self, place: str) -> int:
        """Return how many machines, or aprons, are in use at most."""
        held = (s.slot for guest in self.guests for s in guest.stays if s.place == place)
        return max(held, default=-1) + 1


def cast(run: Run, limit: int = GUESTS) -> Cast:
    """Return `run` made ready for the floor, with at most about `limit` guests.

    Guests are the orders by arrival, or the tasks where the run has no orders.
    """
    run = getattr(run, "run", run)
    if not isinstance(run, Run):
        raise TypeError(f"The floor replays runs, such as rush(...) returns, not {type(run).__name__}.")
    drawn = rows(run, limit, GRAINS)
    row = max(drawn.loops, key=lambda loop: len(loop.lanes), default=LoopRows())
    found = guests(row.lanes, drawn.zero)
    return Cast(
        run.title,
        found,
        tuple(_acts(run, found, drawn.zero, (drawn.end - drawn.zero) // GRAINS)),
        drawn.end - drawn.zero,
        len(run.orders) or len(run.tasks),
        "order" if run.orders else "task",
        tuple(_notes(run, drawn.left_out)),
    )


def _notes(run: Run, left_out: str) -> Iterator[str]:
    """Yield what the floor cannot show, for whoever would take it for all that happened."""
    if left_out:
        yield left_out
    if not run.slices:
        yield "it was recorded without xray=True, so what the barista does between orders is not known"
    if run.dropped:
        yield f"{run.dropped:,} events did not fit into the record"


def _acts(run: Run, found: tuple[Guest, ...], zero: int, grain: int) -> list[Act]:
    """Return what the barista does: the guests' own acts first, the shop's own work between them."""
    held = sorted(
        Act(s.start, s.end, s.state, i, s.label, s.where)
        for i, guest in enumerate(found)
        for s in guest.stays
        if s.place == "hands"
    )
    own = _chores(run, found, zero, grain)
    return _one_after_another(sorted([*held, *own], key=lambda act: (act.start, act.doing == "own")))


def _chores(run: Run, found: tuple[Guest, ...], zero: int, grain: int) -> list[Act]:
    """Return what the loop ran for nobody on the floor; the same again within `grain` ns is one."""
    home = home_of(run) if run.orders else (run.tasks[0].loop if run.tasks else 0)
    drawn = {guest.number for guest in found}
    known = {visit.task for visit in run.visits if visit.order in drawn}
    names = {task.id: task.coroutine.rsplit(".", 1)[-1] for task in run.tasks}
    names.update({visit.task: "" for visit in run.visits})
    kept: list[Act] = []
    for piece in sorted(run.slices, key=attrgetter("start")):
        if piece.loop != home or piece.task in known:
            continue
        start, end = piece.start - zero, piece.end - zero
        words = _chore(piece.label or names.get(piece.task, ""))
        held = end - start > run.threshold
        before = kept[-1] if kept else None
        if (
            before
            and not held
            and before.label == words
            and start - before.end < grain
            and before.doing == "own"
        ):
            kept[-1] = Act(before.start, end, "own", -1, words)
        else:
            kept.append(Act(start, end, "blocking" if held else "own", -1, words))
    return kept


@lru_cache(maxsize=1024)
def _chore(label: str) -> str:
    """Return in words what ran: a callback, a task of the shop's own, or (no name) an order of somebody's."""
    words = CHORES.get(label.rsplit(".", 1)[-1]) or CHORES.get(label)
    return words or (f"runs {label}" if label else "works for somebody who is not drawn")


def _one_after_another(acts: list[Act]) -> list[Act]:
    """Cut what overlaps: the barista can do one thing at a time, a guest's before the shop's own."""
    kept: list[Act] = []
    for act in acts:
        if kept and act.start < kept[-1].end:
            if act.guest < 0:
                rest = act.end - kept[-1].end
                act = act._replace(start=kept[-1].end if 2 * rest > act.end - act.start else act.end)
            elif kept[-1].guest < 0:
                kept[-1] = kept[-1]._replace(end=act.start)
            else:
                act = act._replace(start=kept[-1].end)
        while kept and kept[-1].end <= kept[-1].start:
            kept.pop()
        if act.end > act.start:
            kept.append(act)
    return kept


def _peak(found: tuple[Guest, ...], place: str) -> int:
    edges = []
    for guest in found:
        for stay in guest.stays:
            if stay.place == place:
                edges += ((stay.start, 1), (stay.end, -1))
    count = most = 0
    for _, change in sorted(edges):
        count += change
        most = max(most, count)
    return most
