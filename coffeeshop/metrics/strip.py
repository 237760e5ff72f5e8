"""A strip of spans, laid one after another."""

from __future__ import annotations

from typing import NamedTuple

STATES = ("door", "network", "ready", "running", "blocking", "waiting", "apron", "thread", "cancelled")


class Span(NamedTuple):
    """One stretch of an order's time in one state (one of `STATES`)."""

    state: str
    start: int  # ns
    end: int  # ns
    label: str = ""  # the step, or what is waited for: "milk heats", "sleep", "make_latte"
    where: str = ""  # "file.py:12" where an x-ray knows the line


class Strip:
    """Spans laid one after another from `start`: none can overlap, none can pass `end`."""

    def __init__(self, start: int, end: int) -> None:
        self.spans: list[Span] = []
        self.cursor = start
        self.end = end

    def until(self, time: int, state: str, label: str = "", where: str = "") -> None:
        """Lay `state` from where the strip ends to `time`; a `time` in the past lays nothing."""
        if time > self.end:
            time = self.end
        if time <= self.cursor:
            return
        spans = self.spans
        if spans and spans[-1].state == state and spans[-1][3:] == (label, where):
            spans[-1] = Span(state, spans[-1].start, time, label, where)
        else:
            spans.append(Span(state, self.cursor, time, label, where))
        self.cursor = time
