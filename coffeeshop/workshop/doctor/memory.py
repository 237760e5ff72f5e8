"""How much memory is left for notebooks."""

from __future__ import annotations

from collections.abc import Iterator

from coffeeshop.children import cgroup
from coffeeshop.workshop.doctor.finding import Finding

LESSON = 450e6  # bytes within which every notebook passes, its kernel and children together
LEAST = 400e6  # what is left wavers: only clearly too little is wrong


def examine() -> Iterator[Finding]:
    """Count what is free, in the machine and in our control group, and what this process has already."""
    import psutil

    group, machine = cgroup.free_memory(), psutil.virtual_memory().available
    room = min(group, machine) + psutil.Process().memory_info().rss
    said = f"{room / 1e9:.1f} GB are free" + (" in this container." if group < machine else ".")
    if room < LEAST:
        advice = (
            "A lesson takes up to 0.45 GB: close other programs and the notebooks that you have finished."
        )
        yield Finding("wrong", f"{said} {advice}")
    elif room < 2 * LESSON:
        yield Finding("note", f"{said} Have one open at a time: a lesson takes up to 0.45 GB.")
    else:
        yield Finding("fine", said)
