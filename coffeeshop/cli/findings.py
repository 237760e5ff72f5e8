"""Which line held the loop, how often and for how long, and what to write instead."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from coffeeshop.ledger import Block, Work
from coffeeshop.metrics import union
from coffeeshop.xray.frames import is_framework, is_library
from coffeeshop.xray.kinds import BY_NAME


class Finding(NamedTuple):
    """One line that held the loop; times in seconds."""

    file: str  # "" where no sample was taken and the line is not known
    line: int
    function: str
    code: str
    beneath: str  # the library's frame under it
    kind: str
    count: int
    worst: float
    total: float

    @property
    def where(self) -> str:
        """File and line as short as they stay clear: "shop.py:12"."""
        return f"{short(self.file)}:{self.line}" if self.file else "a line that no sample caught"

    @property
    def why(self) -> str:
        """Why such a line holds the loop, to go on after "because"."""
        return BY_NAME.get(self.kind, BY_NAME["computation"]).why

    @property
    def remedy(self) -> str:
        """What to use instead, as a sentence."""
        return BY_NAME.get(self.kind, BY_NAME["computation"]).remedy

    def as_dict(self) -> dict[str, Any]:
        """Return the finding fit for JSON."""
        return {**self._asdict(), "where": self.where, "why": self.why, "remedy": self.remedy}


def found(blocks: Iterable[Block]) -> list[Finding]:
    """Return a finding for each line among `blocks`, the one that held the loop longest in all first."""
    by_line: dict[tuple[str, int], list[Block]] = defaultdict(list)
    for block in blocks:
        by_line[block.file, block.line].append(block)
    findings = [_finding(same) for same in by_line.values()]
    return sorted(findings, key=lambda finding: -finding.total)


def by_threads(block: Block, works: Iterable[Work]) -> bool:
    """Return whether worker threads that computed made the loop's thread wait for the GIL.

    Such a slice shows library code that does nothing long by itself, while threads were at work for
    most of it. The line is where the loop's thread stood, and not to blame.
    """
    if block.kind != "computation" or not (block.beneath or _is_plumbing(block.file)):
        return False
    stretches = [(max(w.start, block.start), min(w.end or block.end, block.end)) for w in works]
    busy = sum(end - start for start, end in union((s, e) for s, e in stretches if s < e))
    return busy > (block.end - block.start) / 2


def _is_plumbing(file: str) -> bool:
    pythons_own = is_library(file) and "-packages/" not in file.replace("\\", "/")
    return not file or is_framework(file) or pythons_own


def _finding(blocks: list[Block]) -> Finding:
    worst = max(blocks, key=lambda block: block.end - block.start)
    lengths = [(block.end - block.start) / 1e9 for block in blocks]
    told = (worst.file, worst.line, worst.function, worst.code, _beneath(worst.beneath), worst.kind)
    return Finding(*told, len(blocks), max(lengths), sum(lengths))


def _beneath(frame: str) -> str:
    file, colon, rest = frame.partition(":")
    return f"{short(file)}{colon}{rest}" if os.sep in file else frame


def short(file: str) -> str:
    """Return a file's path from this folder or from its site-packages, whichever it lies in."""
    path = file.replace("\\", "/")
    for mark in ("/site-packages/", "/dist-packages/"):
        if mark in path:
            return path.rpartition(mark)[2]
    here = os.getcwd().replace("\\", "/").rstrip("/") + "/"
    return path.removeprefix(here)


def short_place(place: str) -> str:
    """Return "shop.py:12 make_latte" for an endpoint's place with its whole path."""
    file, colon, rest = place.rpartition(":")
    return f"{short(file)}{colon}{rest}"
