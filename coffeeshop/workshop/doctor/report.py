"""What the doctor says: for the person at the terminal, and for scripts."""

from __future__ import annotations

import json
import platform
import sys
import textwrap
from collections import Counter

from coffeeshop.workshop.doctor.finding import Finding, status

WIDTH, MARGIN = 100, 20
MARKS = {"fine": "ok", "note": "note", "wrong": "WRONG", "unknown": "?"}


def report(findings: list[Finding]) -> str:
    """Return all findings as lines, and their sum."""
    return "\n".join([*map(_told, findings), "", verdict(findings)])


def brief(findings: list[Finding]) -> str:
    """Return what is wrong alone, "" where nothing is."""
    return "\n".join(_told(finding) for finding in findings if finding.level == "wrong")


def document(findings: list[Finding]) -> str:
    """Return all findings as one JSON document."""
    told = {
        "version": 1,
        "status": status(findings),
        "verdict": verdict(findings),
        "system": platform.platform(),
        "python": platform.python_version(),
        "executable": sys.executable,
        "findings": [finding._asdict() for finding in findings],
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def verdict(findings: list[Finding]) -> str:
    """Return the sum of the findings in a sentence or two."""
    count = Counter(finding.level for finding in findings)
    said = {0: "Nothing", 1: "One thing"}.get(count["wrong"], f"{count['wrong']} things") + " to mend"
    if count["unknown"]:
        said += f", {count['unknown']} that could not be examined"
    if count["note"]:
        said += f", {count['note']} that lessons do without"
    return f"{said}."


def _told(finding: Finding) -> str:
    """Return one finding; its command stands on a line of its own and is never broken, to be copied."""
    head = f"{MARKS[finding.level]:<7}{finding.check:<{MARGIN - 7}}"
    lines = [textwrap.fill(finding.found, WIDTH, initial_indent=head, subsequent_indent=" " * MARGIN)]
    return "\n".join([*lines, *([f"{'':{MARGIN}}mend it:  {finding.mend}"] if finding.mend else [])])
