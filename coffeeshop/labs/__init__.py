"""The labs: what the learner clicks, and the notebook's own hooks.

The only room that knows IPython, ipywidgets and anywidget. Nothing heavy is imported before a lab
is first used.

    from coffeeshop.labs import check, predict, race
"""

from __future__ import annotations

from coffeeshop.labs.settle import settle_in

__all__ = [
    "check",
    "floor",
    "hint",
    "predict",
    "progress",
    "race",
    "replay",
    "settle_in",
    "solution",
    "start_again",
]


def __getattr__(name: str) -> object:
    """Load a lab when it is first asked for: widgets cost half a second."""
    if name == "race":
        from coffeeshop.labs.contest import race as value
    elif name == "predict":
        from coffeeshop.labs.guess import predict as value
    elif name == "floor":
        from coffeeshop.labs.floorplan import floor as value
    elif name == "replay":
        from coffeeshop.labs.live import replay as value
    elif name in __all__:
        from coffeeshop.labs import exercise

        value = getattr(exercise, name)
    else:
        raise AttributeError(f"module 'coffeeshop.labs' has no attribute '{name}'")
    globals()[name] = value
    return value


settle_in()
