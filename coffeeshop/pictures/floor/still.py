"""`floor` and `strip`: the floor as still pictures."""

from __future__ import annotations

from coffeeshop.ledger import Run

from .. import svg
from ..paper import document
from ..picture import Picture
from ..themes import ink
from ..words import duration, wrapped
from .cast import Cast, cast
from .draw import draw
from .plan import plan
from .scene import scene_at
from .telling import summary, told
from .worst import three

SIZE = 13  # px: a caption
GAP = 14


def floor(
    run: Run | Cast,
    at: float | None = None,
    *,
    title: str | None = None,
    width: int = 920,
    theme: str = "light",
) -> Picture:
    """Draw the shop in plan, with the barista and everybody in it, `at` seconds after the run's 0 s.

    Without `at` the worst moment is shown: the one at which most were kept waiting by a blocked
    loop, else the one at which most was going on. `width` is in pixels (at least 480), `theme` is
    "light", "dark" or "live". Only what was recorded is drawn; a run with xray=True shows most.
    """
    if width < 480:
        raise ValueError(f"A floor needs at least 480 pixels, not {width}: its words would not fit.")
    shop = run if isinstance(run, Cast) else cast(run)
    t = three(shop)[1].at if at is None else min(max(0, round(at * 1e9)), shop.end)
    where = plan(shop, width, round(width * 0.435) if width >= 600 else 300)
    words = told(shop, t)
    head = f"{duration(t, even=True)}: {words}"
    lines = wrapped(head, SIZE, width - 16)
    name = title or shop.title or "The floor"
    high = where.height + 34 + 18 * len(lines) + 8

    def body(ids: str) -> list[str]:
        caption = [
            svg.text(8, where.height + 34 + 14 + 18 * i, line, font_size=SIZE) for i, line in enumerate(lines)
        ]
        inside = svg.tag("g", draw(shop, scene_at(shop, t), where, ids), transform="translate(0 30)")
        return [svg.text(8, 20, name, font_size=16, font_weight=600), inside, *caption]

    drawing = document(width, high, name, head, body)
    return Picture(drawing, f"{name}\n{summary(shop)}\nAt {head}", width, high, theme)


def strip(run: Run | Cast, *, title: str | None = None, width: int = 920, theme: str = "light") -> Picture:
    """Draw three moments of `run` side by side: before, the worst moment, and after.

    Each has a caption that says what is happening. For a page without a kernel, such as GitHub's.
    `width` is in pixels (at least 720), `theme` is "light", "dark" or "live".
    """
    if width < 720:
        raise ValueError(f"A strip of three frames needs at least 720 pixels, not {width}.")
    shop = run if isinstance(run, Cast) else cast(run)
    frames = three(shop)
    wide = (width - 2 * GAP) // 3
    said = [wrapped(told(shop, frame.at), SIZE - 1, wide - 4) for frame in frames]
    name = title or shop.title or "The floor"
    whole = summary(shop)
    top = 30 + 18 * len(wrapped(whole, SIZE, width - 16))
    where = plan(shop, wide, 264)
    high = top + 26 + where.height + 16 * max(map(len, said)) + 16

    def body(ids: str) -> list[str]:
        parts = [svg.text(2, 20, name, font_size=16, font_weight=600)]
        for i, line in enumerate(wrapped(whole, SIZE, width - 16)):
            parts.append(svg.text(2, 38 + 18 * i, line, font_size=SIZE, fill=ink("quiet")))
        for i, frame in enumerate(frames):
            x = i * (wide + GAP)
            words = f"{frame.name}, {duration(frame.at, even=True)}"
            parts.append(svg.text(x + 2, top + 16, words, font_size=14, font_weight=700))
            inside = draw(shop, scene_at(shop, frame.at), where, ids)
            parts.append(svg.tag("g", inside, transform=f"translate({x} {top + 24})"))
            for j, line in enumerate(said[i]):
                parts.append(svg.text(x + 2, top + 42 + where.height + 16 * j, line, font_size=SIZE - 1))
        return parts

    text = "\n".join(
        [name, whole, *(f"{f.name}, {duration(f.at, even=True)}: {told(shop, f.at)}" for f in frames)]
    )
    return Picture(document(width, high, name, text, body), text, width, high, theme)
