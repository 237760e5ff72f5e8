"""The labs: what the learner clicks, and the notebook's own hooks.

The only room that knows IPython, ipywidgets and anywidget. Nothing heavy is imported before a lab
is first used.

    from coffeeshop.labs import check, predict, race
"""

from __future__ import annotations

from collections.abc import Callable

from coffeeshop.labs.settle import settle_in

__all__ = [
    "aprons",
    "bad_recipe",
    "barista",
    "bring_along",
    "capacity",
    "catch_up",
    "certificate",
    "check",
    "clinic",
    "floor",
    "hint",
    "predict",
    "progress",
    "projector",
    "race",
    "replay",
    "settle_in",
    "solution",
    "start_again",
    "work",
]

complaint: Callable[[], str] | None = None
"""A hook that says in one line what is wrong with this machine, "" where nothing is; the face sets it."""


def __getattr__(name: str) -> object:
    """Load a lab when it is first asked for: widgets cost half a second."""
    if name in ("race", "barista", "aprons", "bad_recipe", "work", "capacity", "clinic"):
        from coffeeshop.labs import experiments as home
    elif name == "predict":
        from coffeeshop.labs import guess as home
    elif name == "catch_up":
        from coffeeshop.labs import catching_up as home
    elif name == "certificate":
        from coffeeshop.labs import certified as home
    elif name == "floor":
        from coffeeshop.labs import floorplan as home
    elif name == "projector":
        from coffeeshop.labs import projecting as home
    elif name == "replay":
        from coffeeshop.labs import live as home
    elif name in __all__:
        from coffeeshop.labs import exercise as home
    else:
        raise AttributeError(f"module 'coffeeshop.labs' has no attribute '{name}'")
    value = globals()[name] = getattr(home, name)
    return value


settle_in()
