"""What happened: frozen events, and the run that holds them.

Every time is an `int` of nanoseconds on the clock of `time.perf_counter_ns` of the process that
keeps the ledger; `Run.shifted` moves a record from another process's clock onto this one. Nothing
here does any I/O.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple


class Order(NamedTuple):
    """What one customer saw."""

    number: int  # 1, 2, 3 … within its run
    path: str
    due: int  # when the customer meant to send (open loop); else equal to `sent`
    sent: int
    served: int | None = None  # when the last byte came back; None while (or if) it never did
    status: int | None = None  # the HTTP status, None where there was no answer
    error: str | None = None  # one plain sentence, None where all went well
    ended: int | None = None  # when the customer stopped waiting, where no answer came


class Visit(NamedTuple):
    """One request as the server's front door saw it, on the server's loop."""

    order: int | None  # the customer's number, where the request carried one
    loop: int
    task: int
    method: str
    path: str
    endpoint: str | None  # "file.py:12 make_latte", where the application knows it
    arrived: int  # the request's task ran for the first time
    answered: int | None = None  # the head of the answer was sent
    left: int | None = None  # the application returned
    status: int | None = None


class StepTaken(NamedTuple):
    """One step of a drink as the barista took it."""

    order: int | None
    drink: str
    name: str
    kind: str  # "hands-on" or "waiting"
    place: str  # "loop", "thread" or "process"
    blocking: bool  # True where the step held its thread while it lasted
    start: int
    end: int


class Tick(NamedTuple):
    """One beat of a loop's pulse: when it was due and when the loop got round to it."""

    loop: int
    due: int
    at: int


class Task(NamedTuple):
    """One asyncio task."""

    id: int  # counted from 1 within a recording; 0 never names a task
    loop: int
    name: str
    coroutine: str  # its qualified name
    file: str
    line: int
    created: int
    parent: int  # the id of the task that created it, 0 where none did
    ended: int | None = None
    outcome: str | None = None  # "returned", "raised", "cancelled"; None while it runs


class Slice(NamedTuple):
    """One uninterrupted stretch in which a loop ran one callback, most often one step of a task."""

    loop: int
    task: int  # 0 for a callback that is no task
    start: int
    end: int
    ready: int  # when it could have run: a timer's due time, else 0 where nobody can know
    waits: str = ""  # what the task waits for after it: "sleep", "socket", "thread", "lock" …
    file: str = ""  # the line at which it suspended, or the callback's own
    line: int = 0
    label: str = ""  # the callback's name where it is no task


class Work(NamedTuple):
    """One function handed to a worker thread.

    One that was cancelled before any thread took it has no `thread`, and starts and ends at that moment.
    """

    loop: int
    task: int
    label: str
    thread: str
    asked: int  # the task asked for a thread
    start: int  # a thread token was free and a thread took it
    end: int | None = None


class Block(NamedTuple):
    """One stretch longer than the threshold in which nobody else could run, and who held it."""

    loop: int
    task: int
    start: int
    end: int
    file: str  # the learner's own frame
    line: int
    function: str
    code: str  # the text of that line
    beneath: str  # the library's frame under it: "file.py:12 function", "" where there is none
    kind: str  # "sleep", "http", "file", "database", "lock", "computation", "parsing", "tls" …
    endpoint: str = ""
    collected: int = 0  # of it, what the garbage collector took in the loop's thread, unasked (ns)


class Loop(NamedTuple):
    """One event loop that was recorded."""

    id: int
    name: str  # "shop", "notebook", "main" …
    thread: str


EVENTS: dict[str, type] = {
    "orders": Order,
    "visits": Visit,
    "steps": StepTaken,
    "ticks": Tick,
    "loops": Loop,
    "tasks": Task,
    "slices": Slice,
    "works": Work,
    "blocks": Block,
}
TIMES = {"due", "sent", "served", "arrived", "answered", "left", "start", "end", "at",
         "created", "ended", "ready", "asked"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """One recorded run: what customers, front door, barista and x-ray wrote, on one clock."""

    title: str = ""
    start: int = 0  # the clock starts: clients and connections are warm
    end: int = 0
    orders: tuple[Order, ...] = ()
    visits: tuple[Visit, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    ticks: tuple[Tick, ...] = ()
    loops: tuple[Loop, ...] = ()
    tasks: tuple[Task, ...] = ()
    slices: tuple[Slice, ...] = ()
    works: tuple[Work, ...] = ()
    blocks: tuple[Block, ...] = ()
    threshold: int = 50_000_000  # a stretch longer than this (ns) is called blocking
    dropped: int = 0  # events that did not fit into the bounded buffers
    notes: tuple[str, ...] = ()  # what the record cannot show, in words

    @classmethod
    def view(cls, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give every run a method of that function's name.

        Rooms above the ledger add what they can make of a run (`run.summary()`, `run.timeline()`),
        so that the ledger need not know them; pandas' accessors work the same way.
        """
        setattr(cls, function.__name__, function)
        return function

    def __repr__(self) -> str:
        held = ", ".join(f"{len(getattr(self, name))} {name}" for name in EVENTS if getattr(self, name))
        return f"<Run {self.title!r} of {self.seconds:.3f} s: {held or 'nothing recorded'}>"

    @property
    def seconds(self) -> float:
        """How long the run took, from `start` to `end`, in seconds."""
        return (self.end - self.start) / 1e9

    def shifted(self, offset: int) -> Run:
        """Return the same run with `offset` nanoseconds added to every time."""
        moved = {name: tuple(_shift(e, offset) for e in getattr(self, name)) for name in EVENTS}
        return replace(self, start=self.start + offset, end=self.end + offset, **moved)

    def merged(self, other: Run) -> Run:
        """Return this run with the events of `other`, which must be on the same clock, added."""
        both = {name: getattr(self, name) + getattr(other, name) for name in EVENTS}
        return replace(
            self,
            start=min(self.start, other.start),
            end=max(self.end, other.end),
            dropped=self.dropped + other.dropped,
            notes=tuple(dict.fromkeys(self.notes + other.notes)),
            **both,
        )

    def between(self, start: int, end: int) -> Run:
        """Return the run's events that touch the time from `start` to `end` (ns)."""
        kept = {name: tuple(e for e in getattr(self, name) if _touches(e, start, end)) for name in EVENTS}
        return replace(self, start=start, end=end, **kept)

    def as_dict(self) -> dict[str, Any]:
        """Return the run as plain lists and numbers, fit for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Run:
        """Rebuild a run from `as_dict`'s result, also after a trip through JSON."""
        known = {f.name for f in fields(cls)}
        made = {k: v for k, v in record.items() if k in known and k not in EVENTS}
        made["notes"] = tuple(made.get("notes", ()))
        for name, kind in EVENTS.items():
            made[name] = tuple(kind._make(row) for row in record.get(name, ()))  # type: ignore[attr-defined]
        return cls(**made)


def _shift(event: Any, offset: int) -> Any:
    moved = {n: getattr(event, n) + offset for n in event._fields if n in TIMES and getattr(event, n)}
    return event._replace(**moved) if moved else event


def _touches(event: Any, start: int, end: int) -> bool:
    times = [getattr(event, n) for n in event._fields if n in TIMES and getattr(event, n)]
    return not times or (min(times) <= end and max(times) >= start)


@dataclass(slots=True)
class Recorder:
    """A bounded, thread-safe notebook page that events are written on while a shop is open."""

    limit: int = 200_000
    events: deque[Any] = field(default_factory=deque)
    dropped: int = 0

    def write(self, event: Any) -> None:
        """Keep `event`, or count it as dropped where the page is full."""
        if len(self.events) < self.limit:
            self.events.append(event)
        else:
            self.dropped += 1

    def take(self) -> Run:
        """Return everything written so far as a run, and begin a new page."""
        page, self.events = self.events, deque()
        dropped, self.dropped = self.dropped, 0
        return collect(tuple(page), dropped=dropped)  # a thread may be writing its last line on it


def collect(events: Iterable[Any], **fixed: Any) -> Run:
    """Sort loose events into a `Run`; `fixed` sets the run's other fields."""
    sorted_in: dict[str, list[Any]] = {name: [] for name in EVENTS}
    name_of = {kind: name for name, kind in EVENTS.items()}
    for event in events:
        sorted_in[name_of[type(event)]].append(event)
    return Run(**{name: tuple(rows) for name, rows in sorted_in.items()}, **fixed)


page: ContextVar[Recorder | None] = ContextVar("page", default=None)
order_number: ContextVar[int | None] = ContextVar("order_number", default=None)


def write(event: Any) -> None:
    """Write `event` on the page of the request that is being served, where there is one."""
    recorder = page.get()
    if recorder is not None:
        recorder.write(event)
