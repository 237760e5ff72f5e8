"""What was seen of one attempt: the source, and what the child process wrote down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from coffeeshop.checks.reading import Call, calls, functions, parse
from coffeeshop.ledger import Run


@dataclass
class Evidence:
    """One attempt as the workbench saw it.

    `outcome` is "finished" (the scene was played to its end), "raised", "exited" (SystemExit), "stuck"
    (still running or waiting when the time was up), "died" (the process is gone) or "memory".
    `seen` is what the exercise's scene wrote down, {} where it did not finish.
    """

    source: str
    outcome: str
    seen: dict[str, Any] = field(default_factory=dict)
    raised: dict[str, Any] = field(default_factory=dict)  # type, message, line, traceback; a group's inside
    stuck: dict[str, Any] = field(default_factory=dict)  # line, how: "running" or "waiting"
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)  # what no one caught: in __del__, in lost tasks
    printed: str = ""
    patched: list[str] = field(default_factory=list)  # "time.sleep": what the code replaced
    record: dict[str, Any] | None = None

    @cached_property
    def calls(self) -> list[Call]:
        """Every call in the source."""
        return calls(parse(self.source))

    @cached_property
    def functions(self) -> dict[str, Any]:
        """Every function in the source, as syntax trees."""
        return functions(parse(self.source))

    @cached_property
    def run(self) -> Run | None:
        """The record of the learner's code, where the scene kept one."""
        return Run.from_dict(self.record) if self.record else None

    def call(self, *endings: str, **wanted: bool | str) -> Call | None:
        """Return the first call whose name ends so and whose `awaited`, `in_async` … is as wanted."""
        for found in self.calls:
            fits = all(getattr(found, key) == value for key, value in wanted.items())
            if fits and _ends(found.name, endings):
                return found
        return None

    def line(self, *endings: str) -> int | None:
        """Return the line of the first call whose name ends so."""
        found = self.call(*endings)
        return found.line if found else None

    def text(self, line: int | None) -> str:
        """Return a source line by its number, "" where there is none."""
        lines = self.source.splitlines()
        return lines[line - 1].strip() if line and 0 < line <= len(lines) else ""


def _ends(name: str, endings: Iterable[str]) -> bool:
    return any(name == ending or name.endswith("." + ending) for ending in endings)
