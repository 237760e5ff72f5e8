"""What the x-ray of an application found, in words for people and as a document for machines."""

from __future__ import annotations

import platform
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coffeeshop.cli.endpoints import Endpoint
from coffeeshop.cli.examine import NO_ANSWER, Examined
from coffeeshop.cli.findings import Finding, by_threads, found, short_place
from coffeeshop.ledger import Block, Run
from coffeeshop.pictures.words import counted, duration, times

SCHEMA = 1  # of the JSON document; raised when a field changes its meaning or goes


@dataclass(frozen=True, slots=True)
class Report:
    """An application and what was seen of it; `threshold` in seconds."""

    application: str
    threshold: float
    examined: tuple[Examined, ...]
    skipped: tuple[Endpoint, ...]
    cold_counts: bool = False  # whether what blocks at the first request only is a failure too

    @property
    def blocking(self) -> list[Examined]:
        """The endpoints that block the loop."""
        return [one for one in self.examined if one.findings or (self.cold_counts and one.cold)]

    @property
    def strays(self) -> list[Finding]:
        """The lines that held the loop more than once outside every endpoint that was visited."""
        return [finding for finding in found(self._stray_blocks()) if finding.count > 1]

    @property
    def passing(self) -> list[tuple[str, Finding]]:
        """What held the loop once, and not again: during what, and the line."""
        once = [(one.endpoint.title, finding) for one in self.examined for finding in one.passing]
        strays = [finding for finding in found(self._stray_blocks()) if finding.count == 1]
        return once + [("outside the endpoints", finding) for finding in strays]

    @property
    def blocks(self) -> bool:
        """Whether anything blocks the loop."""
        return bool(self.blocking or self.strays)

    def _stray_blocks(self) -> Iterator[Block]:
        for one in self.examined:
            for run in (one.first, *one.loads):
                for block in run.blocks:
                    if not by_threads(block, run.works) and not any(e.owns(block) for e in self.examined):
                        yield block

    def __str__(self) -> str:
        parts = [*self._blocking(), *self._outside(), *self._cold(), self._passing(), self._clean()]
        parts += self._remarks()
        parts += [self._skipped(), self._verdict()]
        return "\n\n".join(part for part in parts if part)

    def _blocking(self) -> Iterator[str]:
        for one in self.examined:
            if one.findings:
                place = short_place(one.endpoint.place)
                lines = [f"{one.endpoint.title} blocks the loop" + (f"   ({place})" if place else "")]
                lines += [line for finding in one.findings for line in told(finding, one.requests)]
                yield "\n".join(lines)

    def _outside(self) -> Iterator[str]:
        if strays := self.strays:
            lines = ["Outside every endpoint that was visited, the loop was blocked too"]
            yield "\n".join([*lines, *(line for finding in strays for line in told(finding))])

    def _cold(self) -> Iterator[str]:
        if cold := [(one.endpoint.title, finding) for one in self.examined for finding in one.cold]:
            title = (
                "Blocked once, at the first request only (what is loaded or made then could be at start-up)"
            )
            yield "\n".join([title, *(_in_short(*pair) for pair in cold)])

    def _passing(self) -> str:
        if not self.passing:
            return ""
        title = "Seen once and not again, and so not counted (a busy machine does that)"
        return "\n".join([title, *(_in_short(*pair) for pair in self.passing)])

    def _clean(self) -> str:
        clean = [one for one in self.examined if not one.findings and not one.trouble]
        if not clean:
            return ""
        title = f"Nothing held the loop longer than {duration(self.threshold * 1e9)}"
        return "\n".join([title, *(f"  {one.endpoint.title}{_remark(one)}" for one in clean)])

    def _remarks(self) -> Iterator[str]:
        for one in self.examined:
            if one.trouble:
                yield f"{one.endpoint.title} {one.trouble}."
            elif one.findings and (remark := _remark(one)):
                yield f"{one.endpoint.title}{remark}"

    def _skipped(self) -> str:
        lines = [f"  {one.title}: {one.why_not}" for one in self.skipped]
        return "\n".join(["Not visited (name an address with --path to visit it)", *lines]) if lines else ""

    def _verdict(self) -> str:
        blocking = len(self.blocking)
        said = f"{blocking} of {counted(len(self.examined), 'endpoint')} visited "
        said += "blocks the loop." if blocking == 1 else "block the loop."
        return said + (" Something outside them does too." if self.strays else "")

    def document(self) -> dict[str, Any]:
        """Return the report fit for JSON; see `SCHEMA`."""
        return {
            "schema": f"coffeeshop.xray/{SCHEMA}",
            "application": self.application,
            "python": platform.python_version(),
            "threshold": self.threshold,
            "blocks": self.blocks,
            "endpoints": [_described(one) for one in self.examined],
            "elsewhere": [finding.as_dict() for finding in self.strays],
            "not_visited": [{"method": e.method, "path": e.path, "why": e.why_not} for e in self.skipped],
        }


def told(finding: Finding, requests: int = 0) -> list[str]:
    """Return a finding as lines: where, how long, and what to use instead."""
    often = f" in {counted(requests, 'request')}" if requests else ""
    lines = [
        f"  {finding.where}" + (f" in {finding.function}" if finding.function else ""),
        *([f"      {finding.code}"] if finding.code else []),
        *([f"      beneath it: {finding.beneath}"] if finding.beneath else []),
        f"      held the loop {times(finding.count)}{often}: {held(finding)}",
    ]
    wrapped = textwrap.wrap(
        f"because {finding.why}. {finding.remedy}", 100, initial_indent=" " * 6, subsequent_indent=" " * 6
    )
    return lines + wrapped


def held(finding: Finding) -> str:
    """Return for how long, "0.20 s at worst, 4.0 s in all"."""
    worst = f"{duration(finding.worst * 1e9)}"
    return worst if finding.count == 1 else f"{worst} at worst, {duration(finding.total * 1e9)} in all"


def _in_short(title: str, finding: Finding) -> str:
    return f"  {title}: {finding.where}  {finding.code}, {held(finding)}"


def _remark(one: Examined) -> str:
    """Return what else a reader should know of a visit, from ": "; "" where all went well."""
    bad = {answer: count for answer, count in one.answers.items() if not answer.startswith(("2", "3"))}
    words = [f"{count} of {one.requests} {_in_words(answer, one)}" for answer, count in bad.items()]
    if late := max((block.end - block.start for block in one.stalls), default=0):
        words.append(f"its worker threads compute, and made the loop wait up to {duration(late)} for the GIL")
    return f": {'; '.join(words)}" if words else ""


def _in_words(answer: str, one: Examined) -> str:
    hint = " (--header sends what it asks for)" if answer in ("401", "403") else ""
    if answer == NO_ANSWER and not one.findings:
        hint = " (a stream, or a long wait)"
    return (f"answered {answer}" if answer.isdigit() else answer) + hint


def _described(one: Examined) -> dict[str, Any]:
    return {
        "method": one.endpoint.method,
        "path": one.endpoint.path,
        "place": one.endpoint.place,
        "requests": one.requests,
        "answers": dict(one.answers),
        "trouble": one.trouble,
        "blocks": [finding.as_dict() for finding in one.findings],
        "waited_for_threads": [(block.end - block.start) / 1e9 for block in one.stalls],
        "first_request_only": [finding.as_dict() for finding in one.cold],
        "seen_once": [finding.as_dict() for finding in one.passing],
        "record": light(one.run).as_dict() if one.findings else None,
    }


def light(run: Run) -> Run:
    """Return as much of a run as its picture needs: without slices, tasks and worker threads."""
    return Run(
        title=run.title, start=run.start, end=run.end, orders=run.orders, visits=run.visits, ticks=run.ticks,
        loops=run.loops, blocks=run.blocks, threshold=run.threshold, dropped=run.dropped, notes=run.notes,
    )  # fmt: skip
