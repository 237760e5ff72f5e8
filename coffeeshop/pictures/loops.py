"""One event loop as rows: its pulse, what it ran, and where it was blocked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from coffeeshop.ledger import Block, Run
from coffeeshop.metrics import flatlines

from .lane import Lane

CODE = 48  # letters of a line of code that a label has room for


class Wall(NamedTuple):
    """A stretch in which a loop ran nothing else."""

    start: int
    end: int
    blame: str = ""  # 'time.sleep(1), shop.py:12', where the x-ray named it


@dataclass(slots=True)
class LoopRows:
    """One event loop: its pulse, what it ran, where it was blocked, and the lanes that live on it."""

    name: str = "event loop"
    beats: list[int] = field(default_factory=list)
    flats: list[tuple[int, int]] = field(default_factory=list)
    busy: list[tuple[int, int]] = field(default_factory=list)  # sorted by start
    walls: list[Wall] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    known: bool = True  # False where nothing was recorded of the loop itself


def loops_of(run: Run) -> dict[int, LoopRows]:
    """Return the rows of every loop that the run knows of, by the loop's id."""
    names = {loop.id: loop.name for loop in run.loops}
    ids = sorted(names.keys() | {t.loop for t in run.ticks} | {s.loop for s in run.slices})
    loops = {i: LoopRows(_loop_name(names.get(i, ""), len(ids))) for i in ids}
    for tick in run.ticks:
        loops[tick.loop].beats.append(tick.at)
    for piece in run.slices:
        loops[piece.loop].busy.append((piece.start, piece.end))
    for i, row in loops.items():
        row.busy.sort()
        row.beats.sort()
        row.flats = flatlines(run, i)
    for i, walls in _walls(run).items():
        loops.setdefault(i, LoopRows()).walls = walls
    return loops


def _loop_name(name: str, count: int) -> str:
    return f"{name}'s loop" if name and count > 1 else "event loop"


def _walls(run: Run) -> dict[int, list[Wall]]:
    """Return where each loop was blocked: as the x-ray saw it, else as the barista wrote it down."""
    found: dict[int, list[Wall]] = defaultdict(list)
    blamed = {(b.loop, b.start) for b in run.blocks}
    for b in run.blocks:
        found[b.loop].append(Wall(b.start, b.end, _blame(b)))
    for s in run.slices if not blamed else ():
        if s.end - s.start > run.threshold:
            found[s.loop].append(Wall(s.start, s.end))
    if not found:
        loop = home_of(run)
        for s in run.steps:
            if s.blocking and s.place == "loop" and s.end - s.start > run.threshold:
                found[loop].append(Wall(s.start, s.end))
    for walls in found.values():
        walls.sort()
    return found


def _blame(block: Block) -> str:
    """Return what held the loop: "time.sleep(1), shop.py:12", as short as it stays clear."""
    code = " ".join(block.code.split())
    name = block.file.replace("\\", "/").rsplit("/", 1)[-1]
    place = f"{name}:{block.line}" if name else ""
    return ", ".join(filter(None, (code if len(code) <= CODE else code[: CODE - 1].rstrip() + "…", place)))


def home_of(run: Run) -> int:
    """Return the id of the loop that served the orders, 0 where nobody knows."""
    counts: dict[int, int] = defaultdict(int)
    for visit in run.visits:
        counts[visit.loop] += 1
    if counts:
        return max(counts, key=lambda i: counts[i])
    return run.ticks[0].loop if run.ticks else 0
