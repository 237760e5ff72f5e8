"""The reference table: what was measured of each pitfall."""

from __future__ import annotations

from dataclasses import dataclass

from coffeeshop.checks.pitfalls.pitfall import Pitfall

NOBODY = "no"


@dataclass(frozen=True)
class Row:
    """One pitfall as it was measured; a detector that stayed silent has an empty tuple."""

    pitfall: Pitfall
    shows: bool  # the bad program shows the symptom
    cured: bool  # the cure does not
    linter: tuple[str, ...]  # ruff's rules
    log: tuple[str, ...]  # what Python says of itself, with nothing switched on
    debug: tuple[str, ...]  # coroutines that debug mode calls slow
    xray: tuple[str, ...]  # lines that held the loop
    after: tuple[str, ...] = ()  # what any detector still says of the cure

    @property
    def detectors(self) -> tuple[str, ...]:
        """The names of the detectors that saw it: "ruff", "log", "debug mode", "x-ray"."""
        seen = {"ruff": self.linter, "log": self.log, "debug mode": self.debug, "x-ray": self.xray}
        return tuple(name for name, said in seen.items() if said)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text: pitfall, symptom, ruff, log, debug mode, x-ray, cure."""
        return (
            *(self.pitfall.title, self.pitfall.symptom),
            *(", ".join(self.linter) or NOBODY, ", ".join(self.log) or NOBODY),
            ", ".join(f"`{name}`" for name in self.debug) or NOBODY,
            ", ".join(f"`{line}`" for line in self.xray) or NOBODY,
            self.pitfall.remedy,
        )


class Table(list[Row]):
    """The rows; a notebook shows them as a table, with symptom, detectors and cure."""

    HEAD = ("Pitfall", "Symptom", "ruff", "log", "debug mode names", "x-ray names", "Cure")

    def seen_by(self, detector: str) -> list[str]:
        """Return the names of the pitfalls that "ruff", "log", "debug mode" or "x-ray" saw."""
        return [row.pitfall.name for row in self if detector in row.detectors]

    def unseen(self) -> list[str]:
        """Return the names of the pitfalls that no detector saw: only their behaviour tells."""
        return [row.pitfall.name for row in self if not row.detectors]

    def _repr_markdown_(self) -> str:
        lines = [self.HEAD, tuple("---" for _ in self.HEAD), *(row.cells for row in self)]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def __repr__(self) -> str:
        lines = [f"{row.pitfall.name}: {', '.join(row.detectors) or 'nobody'}" for row in self]
        return "\n".join(["pitfall: seen by", *lines])
