"""Writing SVG as text: the few functions that every picture needs, safe against any label."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def number(value: float) -> str:
    """Return `value` with at most one decimal, as short as SVG allows."""
    shown = f"{value:.1f}"
    return shown[:-2] if shown.endswith(".0") else shown


def clean(words: str) -> str:
    """Return `words` escaped for element content, without what XML cannot hold."""
    return escape(FORBIDDEN.sub("�", words))


def tag(name: str, *children: str, **attributes: object) -> str:
    """Return one element; `children` are markup, attributes are escaped, `font_size` is `font-size`."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(FORBIDDEN.sub('�', _value(value)))}"
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """Return one line of text whose baseline starts (or ends, or centres) at `x`, `y`."""
    return tag("text", clean(words), x=x, y=y, **attributes)


def box(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle as path data, so that thousands of them share one element."""
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h-{number(width)}z"


def line(x: float, y: float, x2: float, y2: float) -> str:
    """Return a straight line as path data."""
    return f"M{number(x)} {number(y)}L{number(x2)} {number(y2)}"


def ring(x: float, y: float, r: float) -> str:
    """Return a circle as path data."""
    return f"M{number(x - r)} {number(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
