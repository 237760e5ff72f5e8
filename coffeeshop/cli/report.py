"""What the x-ray of an application found, and the same as a document for machines."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.examine import ENDED, Examined
from coffeeshop.cli.findings import Finding, by_threads, found
from coffeeshop.ledger import Block, Run

MOST_SLICES = 20_000
SCHEMA = "coffeeshop.xray/1"  # of the JSON document; counted up when a field changes its meaning or goes


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
        return [one for one in self.examined if self._blocks(one)]

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
    def status(self) -> int:
        """The command's exit status: 1 where something blocks, 2 where an endpoint ended it all, else 0."""
        if self.blocking or self.strays:
            return 1
        return 2 if any(one.trouble for one in self.examined) else 0

    def document(self) -> dict[str, Any]:
        """Return the report fit for JSON, times in seconds; see `SCHEMA`."""
        return {
            "schema": SCHEMA,
            "application": self.application,
            "python": platform.python_version(),
            "threshold": self.threshold,
            "blocks": self.status == 1,
            "endpoints": [_described(one) for one in self.examined],
            "elsewhere": [finding.as_dict() for finding in self.strays],
            "not_visited": [{"method": e.method, "path": e.path, "why": e.why_not} for e in self.skipped],
        }

    def _blocks(self, one: Examined) -> bool:
        held = one.trouble and not one.trouble.startswith(ENDED)
        return bool(one.findings or held or (self.cold_counts and one.cold))

    def _stray_blocks(self) -> Iterator[Block]:
        for one in self.examined:
            for run in (one.first, *one.loads):
                for block in run.blocks:
                    if not by_threads(block, run.works) and not any(e.owns(block) for e in self.examined):
                        yield block


def _described(one: Examined) -> dict[str, Any]:
    return {
        "method": one.endpoint.method,
        "path": one.endpoint.path,
        "place": one.endpoint.place,
        "requests": one.requests,
        "answers": dict(one.answers),
        "trouble": one.trouble,
        "blocks": [finding.as_dict() for finding in one.findings],
        "first_request_only": [finding.as_dict() for finding in one.cold],
        "seen_once": [finding.as_dict() for finding in one.passing],
        "waited_for_threads": [(block.end - block.start) / 1e9 for block in one.stalls],
        "record": light(one.run).as_dict() if one.findings else None,
    }


def light(run: Run) -> Run:
    """Return a run that is not too big to keep: a very long one without slices, tasks and threads."""
    if len(run.slices) <= MOST_SLICES:
        return run
    return replace(run, slices=(), tasks=(), works=())
