"""A run to look into: the timeline with a cursor, steps, and a closer look at any part."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from typing import Any

import traitlets

from coffeeshop.labs.shell import main_loop, plain
from coffeeshop.labs.widget import Lab, script, style
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.pictures import NoPng, timeline

NARROWEST = 0.000_1  # seconds that a closer look shows at least


def replay(run: Run, *others: Run, title: str = "") -> Live:
    """Return `run`'s timeline as a widget, `others` under it: point at a lane to see what it did and where.

    The keyboard does all of it: left and right step from event to event, up and down choose a lane,
    plus and minus look closer and from further away, 0 shows the whole. A stored notebook keeps the
    picture. ShopError where `run` is no run.
    """
    for one in (run, *others):
        if not isinstance(one, Run):
            raise ShopError(f"replay(...) takes runs, such as rush(...) returns, not {type(one).__name__}.")
    return Live((run, *others), title)


class Live(Lab):
    """The widget that `replay` returns."""

    _esm = script("corner.js", "live.js")
    _css = style()

    picture = traitlets.Unicode("").tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    turn = traitlets.Int(0).tag(sync=True)  # the closer look that is drawn

    def __init__(self, runs: tuple[Run, ...], title: str) -> None:
        self._runs = runs
        self._whole = timeline(*runs, title=title or None, theme="light", width=920)
        live = timeline(*runs, title=title or None, theme="live", width=920)
        super().__init__(title=title, picture=live.svg, told=live.text, data=live.data)

    def do_view(self, wish: dict[str, Any]) -> None:
        """Draw the part from `first` to `last` seconds; the whole where they are not given."""
        self.send({"say": "here"})
        main_loop().create_task(self._draw(wish), name="closer look")

    async def _draw(self, wish: dict[str, Any]) -> None:
        between = None
        if wish.get("last") is not None:
            first = max(0.0, float(wish["first"]))
            between = (first, max(first + NARROWEST, float(wish["last"])))
        try:
            drawn = await asyncio.to_thread(
                timeline, *self._runs, title=self.title or None, theme="live", width=920, between=between
            )
        except Exception as error:
            self.show_error(plain(error))
            return
        with self.hold_sync():
            self.fault = ""
            self.picture, self.told, self.data = drawn.svg, drawn.text, drawn.data
            self.turn = int(wish["turn"])

    def still(self) -> str:
        """Return the picture in words."""
        return self._whole.text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle, about = super()._repr_mimebundle_(**kwargs)
        del bundle["text/html"]  # the picture says more
        bundle["image/svg+xml"] = self._whole.svg
        with contextlib.suppress(NoPng):  # a notebook without it still has the SVG and the words
            bundle["image/png"] = base64.b64encode(self._whole.png()).decode("ascii")
        return bundle, about
