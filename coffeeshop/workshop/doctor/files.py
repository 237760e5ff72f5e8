"""How many files a process may have open: each connection is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from coffeeshop.workshop.doctor.finding import Finding

RUSH = 10_000  # customers at once, in lesson 05
LEAST = 100  # customers at once that labs and lessons count on


def examine() -> Iterator[Finding]:
    """Ask for room for the biggest rush; it raises this process's own limit, as a rush does."""
    from coffeeshop.customers import room_for
    from coffeeshop.customers.files import OTHERS

    room = room_for(RUSH)
    if room.customers == RUSH:
        yield Finding("fine", room.words)
        return
    # A process cannot lift its hard limit; on a Mac there is none, and in a shell this is granted.
    linux, wanted = sys.platform.startswith("linux"), RUSH + OTHERS
    mend = f"sudo prlimit --pid $$ --nofile={wanted}" if linux else f"ulimit -n {wanted}"
    few = room.customers < LEAST
    after = "Labs need more." if few else "Lesson 05 sends as many as fit."
    yield Finding("wrong" if few else "note", f"{room.words} {after}", mend)
