"""How high everything is: chosen once for all panels, from how much there is to show."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import Rows
from .words import shortened, width

TALL = 560.0  # px: about what all lanes of a picture may take together
NAME = 12  # px: the size of a lane's name
SERVED = "served 10.0 s"  # about as wide as the end of a served order's lane
THIN = 100  # lanes: above, a lane is a line and only two are labelled


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in px that the panels of one picture share."""

    width: int
    left: float  # where the time axis begins
    right: float  # and where it ends
    pitch: float  # from lane to lane
    high: float  # a lane's mark
    thin: bool  # more lanes than can be named

    @property
    def stride(self) -> int:
        """Every how many lanes there is room for a name."""
        return next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * self.pitch >= 12.5 or n == 100)

    def name(self, words: str) -> str:
        """Return a lane's name cut to its gutter."""
        return shortened(words, NAME, self.left - 20)


def layout(panels: list[Rows], width_: int, tall: float = TALL) -> Layout:
    """Return the sizes for `panels`, `width_` px wide, with lanes of about `tall` px in all."""
    lanes = [lane for rows in panels for loop in rows.loops for lane in loop.lanes]
    most = max((sum(len(loop.lanes) for loop in rows.loops) for rows in panels), default=0)
    thin = most > THIN
    pitch = _pitch(len(lanes), most, tall)
    names = [loop.name for rows in panels for loop in rows.loops if loop.known] + ["orders"]
    names += [] if thin else [lane.name for lane in lanes]
    gutter = min(max(width(n, NAME) for n in names) + 22, width_ * 0.24)
    ends = [SERVED] + [lane.end_words for lane in lanes]
    after = min(max(width(words, NAME) for words in ends) + 12, width_ * 0.25)
    gap = 0 if pitch < 4 else 1.5 if pitch < 10 else 3 if pitch < 14 else 5
    return Layout(width_, gutter, width_ - after, pitch, min(pitch - gap, 16), thin)


def _pitch(lanes: int, most: int, tall: float) -> float:
    if most > THIN:
        return max(1.0, round(tall * 0.7 / most * 2) / 2)
    return min(26.0, max(4.0, round(tall / max(lanes, 1) * 2) / 2))
