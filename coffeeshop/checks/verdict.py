"""What a check says: passed or not, and the sentence that a good teacher would say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from coffeeshop.ledger import Run


class Finding(NamedTuple):
    """One diagnosis: what happened, why, and what to try next."""

    id: str  # "awaited-at-once": stable, answers in tests name it
    what: str  # what happened, with a figure or the order of events
    why: str = ""
    advice: str = ""  # what to try
    line: int | None = None  # in the learner's cell, counted from 1

    @property
    def said(self) -> str:
        """The three parts as one paragraph."""
        return " ".join(part for part in (self.what, self.why, self.advice) if part)


class Station(NamedTuple):
    """One of several things that an exercise judges: what was measured, and what falls short."""

    name: str  # "Eight inside": three words at most
    measured: str  # a sentence with its figures
    finding: Finding | None = None  # None where it holds


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's answer to one attempt.

    `passed` is None where nothing was attempted. `run` is the record of the learner's own code
    where the exercise has one, so that `verdict.run.timeline()` draws it. `stations` is what was
    judged one by one, where the exercise does so, and `title` what the learner calls their shop.
    """

    exercise: str
    passed: bool | None
    id: str
    said: str
    line: int | None = None
    code: str = ""  # the text of that line
    traceback: str = ""
    run: Run | None = None
    stations: tuple[Station, ...] = ()
    title: str = ""

    @property
    def word(self) -> str:
        """The verdict in a word or three."""
        return {True: "Passed", False: "Not yet", None: "Not attempted yet"}[self.passed]

    def __str__(self) -> str:
        where = f"\n  line {self.line}: {self.code}" if self.line else ""
        rows = "".join(f"\n  {_mark(one)} {one.name}: {_told(one)}" for one in self.stations)
        return f"{self.word}. {self.said}{where}{rows}"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        rows = [f"<strong>{self.word}.</strong> {_marked(self.said)}"]
        if self.line:
            rows.append(f"<br>line {self.line}: <code>{escape(self.code)}</code>")
        if self.stations:
            rows.append(_listed(self.stations))
        if self.traceback:
            rows.append(_folded("What Python said", f"<pre>{escape(self.traceback)}</pre>"))
        drawn = self._timeline()
        if drawn:
            rows.append(_folded("The timeline of your code", drawn))
        edge = {True: "#009E73", False: "#D55E00", None: "#767676"}[self.passed]
        style = f"border-left: 4px solid {edge}; padding: 0.2em 0 0.2em 0.8em; max-width: 46em"
        return f'<div role="status" style="{style}">{"".join(rows)}</div>'

    def _timeline(self) -> str:
        """The picture of `run` as SVG; empty where there is none or it cannot be drawn."""
        if self.run is None:
            return ""
        from coffeeshop.pictures import timeline

        return re.sub(r"(?s)<desc.*?</desc>", "", timeline(self.run).svg)  # the verdict is the finding


def _mark(station: Station) -> str:
    return "-" if station.finding else "+"


def _told(station: Station) -> str:
    """What was measured, and where it falls short what happened, why, and what to try."""
    return station.finding.said if station.finding else station.measured


def _listed(stations: tuple[Station, ...]) -> str:
    rows = [f"<li>{_mark(one)} <strong>{one.name}</strong>: {_marked(_told(one))}</li>" for one in stations]
    return f'<ul style="list-style: none; padding: 0.4em 0 0 0">{"".join(rows)}</ul>'


def _folded(summary: str, inside: str) -> str:
    return f'<details style="margin-top: 0.4em"><summary>{summary}</summary>{inside}</details>'


def _marked(said: str) -> str:
    """Show what stands between backquotes as code."""
    parts = escape(said, quote=False).split("`")
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(parts))
