"""One notebook, played once in a process of its own, and watched from outside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coffeeshop.children import Child, ChildGone
from coffeeshop.workshop.rehearsal.memory import held_below

PLAYER = "coffeeshop.workshop.rehearsal.player"
END = {"end": True}
SAMPLE = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Played:
    """What one cell did."""

    seconds: float
    shown: str  # its outputs in plain text
    error: str  # the last line of an error that it did not declare, or nothing
    peak: int  # bytes that the kernel and what it started held at most


def play(path: Path, cells: Sequence[int], env: Mapping[str, str]) -> dict[int, Played]:
    """Run those cells of a notebook in a real kernel, up to the first that fails.

    Return what each did by its number. The kernel and all that it started are gone afterwards, also
    after an interrupt.
    """
    played: dict[int, Played] = {}
    with Child(PLAYER, str(path), json.dumps(cells), env=env) as child:
        peak = 0
        while True:
            try:
                said = child.receive(SAMPLE)
            except TimeoutError:
                said = {}
            except ChildGone as gone:
                said = {
                    "cell": cells[min(len(played), len(cells) - 1)],
                    "seconds": 0.0,
                    "shown": "",
                    "error": str(gone),
                    "end": True,
                }
            peak = max(peak, held_below(child.pid))
            if "cell" in said:
                played[said["cell"]] = Played(said["seconds"], said["shown"], said["error"], peak)
                peak = 0
            if "end" in said:
                return played
