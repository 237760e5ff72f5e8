"""The card: one endpoint that blocks, the line that does it and its cure, before and after."""

from __future__ import annotations

from coffeeshop.ledger import Run
from coffeeshop.metrics import summary

from . import svg
from .finding import blame, finding
from .labels import Labels
from .layout import Layout
from .panel import Panel
from .paper import axis, document
from .picture import Picture
from .rows import Rows, rows
from .scale import Scale
from .themes import ink
from .words import duration, shortened, wrapped

WIDTH = 900  # px: what a pull request shows without scaling
EDGE = 24.0
LANES = 24
LANES_HIGH = 140.0  # px: about what the lanes of one run take together
CODE = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
LETTER = 0.61  # of its size: the width of a letter in such a font


def card(
    before: Run, after: Run | None = None, *, endpoint: str, line: str, cure: str, theme: str = "light"
) -> Picture:
    """Draw one endpoint's case as a card for a pull request, 900 px wide.

    `before` is a run that shows it block, `after` one with the cure, both on one axis; `endpoint` is
    what to call it ("GET /latte"), `line` the place and, two spaces on, its code
    ("shop.py:12  time.sleep(1)"), and `cure` what to write instead, as a sentence.
    """
    place, _, code = line.partition("  ")
    runs = [("Before", before)] + ([("After", after)] if after is not None else [])
    shown = [rows(run, LANES, WIDTH // 3) for _, run in runs]
    scale = Scale(120.0, WIDTH - 170.0, 0, max(rs.end - rs.zero for rs in shown))
    most = max(1, *(len(loop.lanes) for rs in shown for loop in rs.loops))
    pitch = min(20.0, max(6.0, LANES_HIGH / most))
    sizes = Layout(WIDTH, scale.left, scale.right, pitch, min(pitch * 0.75, 14.0), thin=pitch < 12)
    labels, panels, said = Labels(WIDTH - 2), [], []
    headline = f"{endpoint} {_verb(shown)} the event loop"
    head, y = _head(headline, _change(before, after), place, code.strip(), cure)
    for (name, run), rs in zip(runs, shown, strict=True):
        said.append(f"{name}: {finding(run, rs)}")
        panel = Panel(rs, sizes, scale, labels, y, bool(run.orders))
        panel.draw(panel.head(name, finding(run, rs)))
        panels.append(panel)
        y = panel.bottom + 8
    height = round(y + 24)

    def body(ids: str) -> list[str]:
        drawn = [part for panel in panels for part in (panel.layer.markup(ids), *panel.heading)]
        return [*head, *drawn, *axis(scale, y), *labels.markup]

    title = f"{headline} at {line}"
    lines = [title, _change(before, after), *said, *blame(shown[0]), f"Instead: {cure}"]
    drawing = document(WIDTH, height, title, " ".join(lines[1:]), body)
    return Picture(drawing, "\n".join(filter(None, lines)), WIDTH, height, theme)


def _verb(shown: list[Rows]) -> str:
    """Return "blocks", or how it stands with the cure."""
    if len(shown) == 1:
        return "blocks"
    return "still blocks" if any(loop.walls for loop in shown[1].loops) else "blocked"


def _change(before: Run, after: Run | None) -> str:
    """Return what the cure did for the customers, where both runs had some."""
    if after is None or not before.orders or not after.orders:
        return ""
    was, now = summary(before).p95, summary(after).p95
    if not now > 0 or not was > 0:
        return ""
    if was >= 1.15 * now:
        how = f"{was / now:.0f} times sooner" if was >= 2 * now else f"{was / now:.1f} times sooner"
    else:
        how = "no sooner"
    return f"95 in 100 customers were served within {_said(was)} before, {_said(now)} after: {how}."


def _said(seconds: float) -> str:
    return duration(seconds * 1e9, even=True)


def _head(headline: str, change: str, place: str, code: str, cure: str) -> tuple[list[str], float]:
    """Return the card's upper part, and where it ends."""
    room = WIDTH - 2 * EDGE
    words = shortened(headline, 22, room / 1.13)
    parts = [svg.text(EDGE, 40, words, font_size=22, font_weight=700)]
    y = 46.0
    for said in wrapped(change, 14, room):
        parts.append(svg.text(EDGE, y + 18, said, font_size=14, fill=ink("quiet")))
        y += 20
    held, y = _sheet(y + 12, "alarm", place, [code] if code else [], mono=True)
    cured, y = _sheet(y + 8, "beat", "Instead", wrapped(cure, 14, room - 32))
    return [*parts, *held, *cured], y + 6


def _sheet(y: float, part: str, name: str, lines: list[str], mono: bool = False) -> tuple[list[str], float]:
    """Return a small sheet with a coloured edge, its name and its lines, and where it ends."""
    high = 26.0 + 20 * len(lines)
    parts = [
        svg.tag("rect", x=EDGE, y=y, width=WIDTH - 2 * EDGE, height=high, fill="none", stroke=ink("rule")),
        svg.tag("rect", x=EDGE, y=y, width=5, height=high, fill=ink(part)),
        svg.text(EDGE + 18, y + 18, name, font_size=13, font_weight=600, fill=ink(part)),
    ]  # fmt: skip
    font = {"font_family": CODE} if mono else {}
    for i, line in enumerate(lines):
        shown = line[: int((WIDTH - 2 * EDGE - 32) / (14 * LETTER))] if mono else line
        parts.append(svg.text(EDGE + 18, y + 38 + 20 * i, shown, font_size=14, **font))
    return parts, y + high
