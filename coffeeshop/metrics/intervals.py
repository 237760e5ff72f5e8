"""Stretches of time as pairs of nanoseconds: unions, overlaps, peaks, rounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Interval = tuple[int, int]


class Level(NamedTuple):
    """How many were open from one moment on."""

    at: int  # ns
    count: int


def union(intervals: Iterable[Interval], bridge: int = 0, least: int = 0) -> list[Interval]:
    """Return the time that any of `intervals` covers, as sorted stretches that do not touch.

    Stretches with at most `bridge` ns between them become one; those shorter than `least` ns are
    left out, after bridging.
    """
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1] + bridge:
            if end > joined[-1][1]:
                joined[-1] = (joined[-1][0], end)
        elif end > start:
            joined.append((start, end))
    return [(start, end) for start, end in joined if end - start >= least]


def within(stretches: list[Interval], start: int, end: int) -> list[Interval]:
    """Return the parts of `stretches` (sorted, apart) that lie between `start` and `end`."""
    first = bisect_right(stretches, (start,))
    if first and stretches[first - 1][1] > start:
        first -= 1
    parts = []
    for position in range(first, len(stretches)):  # a slice would copy thousands for the sake of a few
        a, b = stretches[position]
        if a >= end:
            break
        if max(a, start) < min(b, end):
            parts.append((max(a, start), min(b, end)))
    return parts


def levels(intervals: Iterable[Interval]) -> list[Level]:
    """Return how many of `intervals` are open over time; one that ends makes room for one that starts."""
    edges: dict[int, int] = {}
    for start, end in intervals:
        edges[start] = edges.get(start, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    found, count = [], 0
    for at in sorted(edges):
        count += edges[at]
        found.append(Level(at, count))
    return found


def peak(intervals: Iterable[Interval]) -> int:
    """Return the most of `intervals` that are open at one moment, 0 where there are none."""
    return max((level.count for level in levels(intervals)), default=0)


def rounds(intervals: Iterable[Interval]) -> int:
    """Return the most of `intervals` that follow one another without any overlap.

    One where all overlap, as many as there are where each waits for the one before it, two where
    forty run first and the rest when those have ended.
    """
    count, free = 0, None
    for start, end in sorted(intervals, key=lambda pair: pair[1]):
        if free is None or start >= free:
            count, free = count + 1, end
    return count
