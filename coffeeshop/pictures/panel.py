"""One run drawn as a panel: heading, walls, and for each loop its pulse, its lane, its orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from . import data, looplane, orderlane, svg
from .captions import Captions, split
from .labels import Labels, Place
from .lane import Lane, end_words
from .layout import NAME, Layout
from .loops import LoopRows
from .marks import Layer
from .rows import Rows
from .scale import Scale
from .themes import ink
from .words import duration, width, wrapped

STRIP, PULSE, LOOP = 20.0, 24.0, 22.0  # px: heights of the rows above the lanes
TITLE, FINDING = 16, 13
BROAD = 24.0  # px: a wall narrower than this has faint edges


@dataclass(slots=True)
class Panel:
    """Draws one run's rows from `top` downwards; afterwards `bottom` says how far it went."""

    rows: Rows
    sizes: Layout
    scale: Scale
    labels: Labels
    top: float
    shop: bool  # the run has orders: speak of the barista
    bottom: float = 0.0
    layer: Layer = field(default_factory=Layer)
    heading: list[str] = field(default_factory=list)
    geometry: list[dict[str, Any]] = field(default_factory=list)

    def head(self, title: str, finding: str) -> float:
        """Write the panel's title and finding; return where the rows may begin."""
        y = self.top
        room = self.sizes.width - self.sizes.left - 8
        for line in wrapped(title, TITLE, room / 1.13):
            y += 22
            self.heading.append(svg.text(self.sizes.left, y - 4, line, font_size=TITLE, font_weight=600))
        for line in wrapped(finding, FINDING, room):
            y += 18
            self.heading.append(svg.text(self.sizes.left, y - 4, line, font_size=FINDING, fill=ink("quiet")))
        return y + 4

    def draw(self, y: float) -> None:
        """Draw every loop's rows from `y` downwards."""
        for row in self.rows.loops:
            y = self._loop(row, y)
        self.bottom = y

    def _loop(self, row: LoopRows, top: float) -> float:
        y = top
        if row.walls:
            y += STRIP
        if row.beats or row.flats:
            self._name("pulse", y + PULSE / 2)
            looplane.pulse(self.layer, self.labels, row, self.scale, self.rows.zero, y + PULSE / 2)
            y += PULSE
        loop_y = y
        if row.known:
            self._name(row.name, y + LOOP / 2)
            looplane.loop(self.layer, row, self.scale, self.rows.zero, y + 2, 16)
            y += LOOP + 4
            orderlane.separator(self.layer, self.sizes, y - 2)
        y += 4
        ys = [y + (i + 0.5) * self.sizes.pitch for i in range(len(row.lanes))]
        bottom = y + len(row.lanes) * self.sizes.pitch
        self._lanes(row, ys)
        self._walls(row, top, bottom)
        self.geometry.append(data.of_loop(row, self.rows.zero, top, loop_y, y, self.sizes))
        return bottom + 12

    def _lanes(self, row: LoopRows, ys: list[float]) -> None:
        zero, high = self.rows.zero, self.sizes.high
        for lane, middle in zip(row.lanes, ys, strict=True):
            orderlane.draw(self.layer, lane, self.scale, zero, middle - high / 2, high)
        if self.sizes.thin and row.lanes:
            self._name("orders" if self.shop else "tasks", (ys[0] + ys[-1]) / 2)
            self._ranked(row, ys)
        else:
            self._named(row, ys)
        Captions(self.labels, row, ys, self.scale, zero, self.shop, self.sizes).put()

    def _ranked(self, row: LoopRows, ys: list[float]) -> None:
        """Label only the lanes at p50 and p95, the slower first."""
        found = [(lane, y) for lane, y in zip(row.lanes, ys, strict=True) if lane.rank]
        for lane, middle in sorted(found, key=lambda pair: -pair[0].took):
            words = f"{lane.rank} {duration(lane.took, even=True)}"
            self._end(lane, middle, f"{words}: {split(lane)}") or self._end(lane, middle, words)

    def _named(self, row: LoopRows, ys: list[float]) -> None:
        """Name the lanes and write their ends, the outermost first, the others where there is room."""
        last, stride = len(ys) - 1, self.sizes.stride
        before = ""
        for i in sorted(range(len(ys)), key=lambda i: (i not in (0, last), i)):
            lane = row.lanes[i]
            words = end_words(lane)
            by_turn = i % 2 == 0 if stride == 2 else (i + 1) % stride == 0
            if by_turn or i in (0, last):
                self._name(lane.name, ys[i])
            if stride == 1 or i in (0, last) or lane.failed or (by_turn and words != before):
                self._end(lane, ys[i], words)
                before = words

    def _end(self, lane: Lane, middle: float, words: str) -> bool:
        """Write `words` at the end of a lane; say whether there was room."""
        if not self.scale.first <= lane.end - self.rows.zero <= self.scale.last:
            return False
        gap = 9 if lane.stretches and lane.stretches[-1].state == "cancelled" else 6
        place = Place(self.scale.x(lane.end - self.rows.zero) + gap, middle)
        size, back = (12, "") if self.sizes.pitch >= 13 else (11, "halo")
        part = "alarm" if lane.failed else "text"
        return self.labels.put(words, place, size=size, part=part, back=back) is not None

    def _name(self, words: str, middle: float) -> None:
        size = NAME if self.sizes.pitch >= 13 else 11
        shown = self.sizes.name(words)
        self.labels.put(shown, Place(self.sizes.left - 10 - width(shown, size), middle), size=size)

    def _walls(self, row: LoopRows, top: float, bottom: float) -> None:
        zero, below = self.rows.zero, top + STRIP
        seen = [w for w in row.walls if self.scale.shows(w.start - zero, w.end - zero)]
        for wall in seen:
            x, x2 = self.scale.x(wall.start - zero), self.scale.x(wall.end - zero)
            self.layer.add("wall", svg.box(x, below, max(x2 - x, 1), bottom - below))
            kind = "edge" if x2 - x >= BROAD else "seam"
            self.layer.add(kind, svg.line(x, below, x, bottom) + svg.line(x2, below, x2, bottom))
        for wall in seen[:1]:
            x = self.scale.x(wall.start - zero)
            self.layer.add("edge", svg.line(x, top + 2, x, below))
            words = f"nobody else can run, {duration(wall.end - wall.start)}"
            place = Place(x + 5, top + STRIP / 2)
            for said in (f"{words}: {wall.blame}", words)[not wall.blame :]:
                if self.labels.put(said, place, part="alarm", bold=True):
                    break
