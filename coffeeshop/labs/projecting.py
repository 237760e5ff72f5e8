"""Projector mode: large code and figures on the whole page, by one switch."""

from __future__ import annotations

import traitlets

from coffeeshop.labs.widget import Lab, script, style


def projector(on: bool = True) -> Projector:
    """Turn projector mode on, or off with `projector(False)`: large code and figures, on the whole page.

    The cell shows the switch, which also stands in the corner of every lab. A reload of the page
    keeps the mode, a new tab begins without it.
    """
    return Projector(title="Projector mode", on=bool(on))


class Projector(Lab):
    """The switch that `projector` returns."""

    _esm = script("corner.js", "projector.js")
    _css = style()

    on = traitlets.Bool(True).tag(sync=True)
    asked = traitlets.Bool(True).tag(sync=True)  # the page has still to follow `on`

    def still(self) -> str:
        """Return what the switch does, as text."""
        return f"{self.title}: {'on' if self.on else 'off'} (large code and figures, where a page is live)"
