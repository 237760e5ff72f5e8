"""How many cores the course may use."""

from __future__ import annotations

from collections.abc import Iterator

from coffeeshop.children import cgroup, pool
from coffeeshop.workshop.doctor.finding import Finding


def examine() -> Iterator[Finding]:
    """Say how many cores there are for us, and what one alone cannot show."""
    cores = min(pool.cores(), cgroup.cores())
    if cores >= 2:
        yield Finding("fine", f"{cores:g} for the course.")
        return
    have = "One core" if cores == 1 else f"The time of {cores:g} cores"
    yield Finding(
        "note",
        f"{have}: nothing computes side by side here, so processes gain nothing in lesson 04, which says so, "
        "and in 05 the shop shares its core with its customers.",
    )
