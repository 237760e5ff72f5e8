"""What the detectors say, word for word, and which lines of a shop they name."""

from __future__ import annotations

import re
import subprocess
import sys

from coffeeshop.checks.pitfalls.reader import RULES
from coffeeshop.ledger import Run

LEAST = 0.2  # seconds: a shorter pause is the machine's; a sick shop holds its loop for 0.3 s


def ruff(file: str, source: str) -> str:
    """Return what ruff says of `source` with the ASYNC rules, RUF006 and BLE; "" where it is silent.

    It reads, and runs nothing. `file` is the name that it calls the source by.
    """
    command = [
        *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--quiet", "--color=never"),
        *("--select", RULES, "--output-format=concise", f"--stdin-filename={file}", "-"),
    ]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8")
    return (done.stdout + done.stderr).strip()


def held(run: Run) -> str:
    """Return which lines the x-ray saw hold the loop, for 0.2 s at least; "" where none did."""
    return "\n".join(
        f"{block.file.replace(chr(92), '/').rpartition('/')[2]}:{block.line} {block.function} | {block.code} "
        f"| held the loop for {(block.end - block.start) / 1e9:.2f} s, "
        f"behind the endpoint {(block.endpoint.split() or ['of nobody'])[-1]}"
        for block in run.blocks
        if block.end - block.start >= LEAST * 1e9
    )


def named(said: str, file: str) -> list[int]:
    """Return the numbers of the lines of `file` that a detector's words name, in the order of the lines."""
    places = re.finditer(rf"{re.escape(file)}(?:\", line |:)(\d+)", said)
    return sorted({int(place[1]) for place in places})
