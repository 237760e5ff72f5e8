"""One run drawn as a panel: heading, walls, and for each loop its pulse, its lane, its orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from . import data, lanes, looplane, svg
from .labels import Labels, Place
from .layout import NAME, Layout
from .marks import Layer
from .rows import LoopRows, Rows
from .scale import Scale
from .themes import ink
from .words import duration, width, wrapped

STRIP, PULSE, LOOP = 20.0, 24.0, 22.0  # px: heights of the rows above the lanes
TITLE, FINDING = 16, 13


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
            lanes.separator(self.layer, self.sizes, y - 2)
        y += 4
        ys = [y + (i + 0.5) * self.sizes.pitch for i in range(len(row.lanes))]
        bottom = y + len(row.lanes) * self.sizes.pitch
        self._lanes(row, ys)
        self._walls(row, top, bottom)
        self.geometry.append(data.of_loop(row, self.rows.zero, top, loop_y, y, self.sizes))
        return bottom + 12

    def _lanes(self, row: LoopRows, ys: list[float]) -> None:
        sizes, zero = self.sizes, self.rows.zero
        for lane, middle in zip(row.lanes, ys, strict=True):
            lanes.draw(self.layer, lane, self.scale, zero, middle - sizes.high / 2, sizes.high)
        if sizes.thin:
            named = lanes.percentiles(row.lanes)
            place = {id(lane): middle for lane, middle in zip(row.lanes, ys, strict=True)}
            for which, lane in reversed(named):
                words = f"{which} {duration(lane.took)}"
                lanes.end_label(self.labels, lane, self.scale, zero, place[id(lane)], sizes, words)
            if row.lanes:
                self._name("orders" if self.shop else "tasks", (ys[0] + ys[-1]) / 2)
            return
        self._ends(row, ys)
        lanes.first_words(self.labels, row, ys, self.scale, zero, self.shop)

    def _ends(self, row: LoopRows, ys: list[float]) -> None:
        """Name the lanes and write their ends, the outermost first, the others where there is room."""
        order = sorted(range(len(ys)), key=lambda i: (i not in (0, len(ys) - 1), i))
        for i in order:
            lane, middle = row.lanes[i], ys[i]
            if not lanes.end_label(
                self.labels, lane, self.scale, self.rows.zero, middle, self.sizes, lane.end_words
            ):
                continue
        for i in order:
            self._name(row.lanes[i].name, ys[i])

    def _name(self, words: str, middle: float) -> None:
        shown = self.sizes.name(words)
        x = self.sizes.left - 10 - width(shown, NAME)
        self.labels.put(shown, Place(x, middle), size=NAME, halo=False)

    def _walls(self, row: LoopRows, top: float, bottom: float) -> None:
        zero = self.rows.zero
        seen = [w for w in row.walls if self.scale.shows(w.start - zero, w.end - zero)]
        for wall in seen:
            x, x2 = self.scale.x(wall.start - zero), self.scale.x(wall.end - zero)
            self.layer.add("wall", svg.box(x, top, max(x2 - x, 1), bottom - top))
            self.layer.add("edge", svg.line(x, top, x, bottom) + svg.line(x2, top, x2, bottom))
        for wall in seen[:1]:
            words = f"nobody else can run, {duration(wall.end - wall.start)}"
            place = Place(self.scale.x(wall.start - zero) + 5, top + STRIP / 2)
            longer = f"{words}: {wall.blame}" if wall.blame else words
            for said in (longer, words):
                if self.labels.put(said, place, size=12, part="blocking", bold=True, halo=False):
                    break
