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
        machine: dict[str, Any] = {"python": platform.python_version(), "system": platform.platform()}
        machine["cores"] = os.cpu_count()
        steps = [asdict(one) for one in self.outcomes]
        return {
            "plan": self.plan,
            "minutes": self.minutes,
            "machine": machine,
            **self._sums(),
            "steps": steps,
        }

    def __str__(self) -> str:
        ran = [one for one in self.outcomes if one.state != "needs people"]
        verdict = f"{len(self.failures)} failed" if self.failures else "none failed"
        people = f"{len(self.outcomes) - len(ran)} need people"
        sums = "The machine worked for {seconds:.0f} s, and a notebook held {peak_mb} MB at most."
        return f"The plan {self.plan}: {len(ran)} steps ran and {verdict}, {people}. " + sums.format(
            **self._sums()
        )

    def _sums(self) -> dict[str, Any]:
        return {
            "seconds": round(sum(one.seconds for one in self.outcomes), 1),
            "peak_mb": max((one.peak_mb for one in self.outcomes), default=0),
            "failures": len(self.failures),
        }
