"""The mills' diary, job by job."""

from __future__ import annotations

from typing import NamedTuple

from coffeeshop import mill


class Job(NamedTuple):
    """One order's grinding."""

    order: int
    place: str  # "loop", "thread" or "process"
    hands: str  # of the interpreter that did it
    born: int  # when that had begun
    starts: int
    ends: int | None  # None where it has not ended yet


def jobs_of(entries: list[mill.Entry]) -> list[Job]:
    """Return the jobs of a diary in the order in which they began."""
    jobs: list[Job] = []
    for number, entry in enumerate(entries):
        if not entry.ends:
            rest = entries[number:]
            ends = (e.at for e in rest if e.ends and (e.order, e.hands) == (entry.order, entry.hands))
            jobs.append(Job(entry.order, _place(entry), entry.hands, entry.born, entry.at, next(ends, None)))
    return jobs


def _place(entry: mill.Entry) -> str:
    if entry.hands != mill.hands():
        return "process"
    return "loop" if entry.on_loop else "thread"
