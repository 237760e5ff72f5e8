"""What a rehearsal found, as a document for machines and in words."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict, dataclass
from typing import Any

MB = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """One step of the plan: what became of it on this machine."""

    number: int
    part: str
    kind: str
    title: str
    minutes: int
    stretch: bool  # beside the clock
    state: str  # "passed", "failed", or "needs people"
    seconds: float = 0.0  # the machine's own
    peak_mb: int = 0  # megabytes that the kernel and what it started held at most
    failure: str = ""  # what went wrong, in a sentence

    def __str__(self) -> str:
        where = f"{self.number:>2}. {self.title}"
        if self.state == "needs people":
            return f"{where}: needs people, {self.minutes} min, not rehearsed"
        memory = f", {self.peak_mb} MB at most" if self.peak_mb else ""
        line = f"{where}: {self.state}, {self.seconds:.0f} s of its {self.minutes} min{memory}"
        return f"{line}\n    {self.failure}" if self.failure else line


@dataclass(frozen=True)
class Report:
    """A whole rehearsal."""

    plan: str
    minutes: int
    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The steps that failed."""
        return tuple(one for one in self.outcomes if one.state == "failed")

    @property
    def status(self) -> int:
        """The exit status: 0 where everything held, else 1."""
        return 1 if self.failures else 0

    def document(self) -> dict[str, Any]:
        """Return the report as JSON takes it."""
        python, system = platform.python_version(), platform.platform()
        machine = {"python": python, "system": system, "cores": os.cpu_count()}
        steps = [asdict(one) for one in self.outcomes]
        head = {"plan": self.plan, "minutes": self.minutes, "machine": machine}
        return head | self._sums() | {"steps": steps}

    def __str__(self) -> str:
        ran = [one for one in self.outcomes if one.state != "needs people"]
        verdict = f"{len(self.failures)} failed" if self.failures else "none failed"
        sums, every = self._sums(), len(self.outcomes)
        return (
            f"The plan {self.plan}: of {every} steps {len(ran)} ran and {verdict}; the others need people. "
            f"The machine worked for {sums['seconds']:.0f} s; a notebook held {sums['peak_mb']} MB at most."
        )

    def _sums(self) -> dict[str, Any]:
        return {
            "seconds": round(sum(one.seconds for one in self.outcomes), 1),
            "peak_mb": max((one.peak_mb for one in self.outcomes), default=0),
            "failures": len(self.failures),
        }
