"""Colours by their part in a picture, for a light page, a dark page, and a page that may be either.

The hues are Okabe and Ito's, which most kinds of colour blindness keep apart; no mark depends on
them alone. A picture is drawn once with `ink("running")` for a colour; `fix` puts in the values.
"""

from __future__ import annotations

import re

LIGHT = {
    "page": "#ffffff",
    "text": "#1a1a1a",
    "quiet": "#555555",  # secondary text
    "rule": "#c8c8c8",  # lines that carry no data
    "running": "#0072b2",
    "blocking": "#d55e00",
    "alarm": "#ad4400",  # the same as text: darker, for 4.5:1 on the page and the wall
    "stripe": "#ffffff",
    "wall": "#f8e6da",
    "edge": "#d55e00",
    "queue": "#606060",  # at the door, ready, waiting for an apron
    "network": "#a6a6a6",
    "beat": "#007d5c",
    "flat": "#1a1a1a",
}
DARK = {
    "page": "#16181c",
    "text": "#f2f2f2",
    "quiet": "#b8b8b8",
    "rule": "#4a4d52",
    "running": "#56b4e9",
    "blocking": "#ff8a3d",
    "alarm": "#ff9a57",
    "stripe": "#16181c",
    "wall": "#3c2a20",
    "edge": "#d55e00",
    "queue": "#b0b0b0",
    "network": "#7d7d7d",
    "beat": "#2fc99d",
    "flat": "#f2f2f2",
}
THEMES = {"light": LIGHT, "dark": DARK}
TOKEN = re.compile(r"var\(--shop-(\w+)\)")


def ink(part: str) -> str:
    """Return the colour of `part` as a token that `fix` turns into a value."""
    if part not in LIGHT:
        raise KeyError(f"no part of a picture is called {part!r}; there are {', '.join(LIGHT)}")
    return f"var(--shop-{part})"


def fix(markup: str, theme: str) -> str:
    """Return `markup` in the colours of `theme`: "light", "dark", or "live" (left to the page's CSS)."""
    if theme == "live":
        return markup
    colours = THEMES.get(theme)
    if colours is None:
        raise ValueError(f"There is no theme {theme!r}: choose light, dark or live.")
    return TOKEN.sub(lambda found: colours[found[1]], markup)


def live_style() -> str:
    """Return the CSS that gives a live picture its colours: the notebook's theme, else the reader's."""
    light, dark = (
        "".join(f"--shop-{part}:{value};" for part, value in colours.items()) for colours in (LIGHT, DARK)
    )
    return (
        f".coffeeshop{{{light}}}"
        f"@media (prefers-color-scheme:dark){{.coffeeshop{{{dark}}}}}"
        f'[data-jp-theme-light="true"] .coffeeshop,body.vscode-light .coffeeshop{{{light}}}'
        f'[data-jp-theme-light="false"] .coffeeshop,body.vscode-dark .coffeeshop{{{dark}}}'
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
