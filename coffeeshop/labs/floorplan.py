"""The floor to watch: a recorded run replayed in the shop, its timeline below, one clock for both."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import traitlets

from coffeeshop.labs.widget import HERE, Lab, script, style
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.pictures import Picture, timeline
from coffeeshop.pictures.floor import cast, strip
from coffeeshop.pictures.floor.data import replay

TALL = 220.0  # px: about what the timeline's lanes take below the floor


def floor(run: Run, title: str = "") -> Floor:
    """Return `run` as the barista lived it, to play, step and scrub, with its timeline below.

    Open the shop with `serve(app, xray=True)`: the floor shows only what was recorded. Space plays
    and pauses, the left and right arrows step from event to event, Home and End go to the ends. A
    stored notebook keeps three frames: before, the worst moment, after. ShopError where `run` is no
    run, or holds nobody to watch.
    """
    run = getattr(run, "run", run)  # what `with xray() as run` gives
    if not isinstance(run, Run):
        raise ShopError(f"floor(...) takes a run, such as rush(...) returns, not {type(run).__name__}.")
    if not run.orders and not run.tasks:
        raise ShopError("Nobody is in this run, so there is nothing to watch. Record some orders first.")
    return Floor(run, title)


class Floor(Lab):
    """The widget that `floor` returns."""

    _esm = "\n".join(
        [
            script("corner.js", "floor_scene.js"),
            *((HERE / name).read_text("utf-8") for name in ("floor_paint.js", "floor.js")),
        ]
    )
    _css = style() + (HERE / "floor.css").read_text("utf-8")

    picture = traitlets.Unicode("").tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    floor = traitlets.Dict().tag(sync=True)

    def __init__(self, run: Run, title: str) -> None:
        shop = cast(run)
        name = title or run.title
        line = timeline(run, title="", theme="live", width=920, lanes=len(shop.guests), tall=TALL)
        self._shop = shop
        seen = {**replay(shop), "title": name}
        super().__init__(title=name, picture=line.svg, told=line.text, data=line.data, floor=seen)

    @cached_property
    def picture_of_it(self) -> Picture:
        """The three frames that a stored notebook keeps."""
        return strip(self._shop, title=self.title or None)

    def still(self) -> str:
        """Return the replay in words."""
        return self.picture_of_it.text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle, about = super()._repr_mimebundle_(**kwargs)
        del bundle["text/html"]  # the picture says more
        stored, size = self.picture_of_it._repr_mimebundle_()
        return {**bundle, **stored}, {**about, **size}
