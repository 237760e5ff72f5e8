"""The Coffee Shop: why async is FastAPI's best friend, measured on your own machine.

    from coffeeshop import create_app, rush, serve

    shop = serve(create_app(milk=0.2))
    run = await rush(shop, "/awaiting", orders=20)
    run.timeline()

A name is loaded when it is first asked for, so that a child process and the command line start
without a web framework they don't need.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from coffeeshop.ledger import Run

if TYPE_CHECKING:
    from coffeeshop.app import create_app
    from coffeeshop.customers import rush
    from coffeeshop.menu import MENU, ShopError, drink, milk
    from coffeeshop.metrics import summary
    from coffeeshop.pictures import timeline
    from coffeeshop.serving import serve
    from coffeeshop.xray import xray

__all__ = [
    "MENU",
    "Run",
    "ShopError",
    "create_app",
    "drink",
    "milk",
    "rush",
    "serve",
    "summary",
    "timeline",
    "xray",
]


def __getattr__(name: str) -> Any:
    """Load a room of the shop when one of its names is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'coffeeshop' has no attribute '{name}'")
    from coffeeshop import metrics, pictures  # they give every run its .summary() and .timeline()

    if name in ("MENU", "ShopError", "drink", "milk"):
        from coffeeshop import menu as room
    elif name == "create_app":
        from coffeeshop import app as room
    elif name == "rush":
        from coffeeshop import customers as room
    elif name == "serve":
        from coffeeshop import serving as room
    else:
        room = {"summary": metrics, "timeline": pictures}[name]
    value = globals()[name] = getattr(room, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if "IPython" in sys.modules:  # a notebook: %%xray, interrupts and plain error messages
    from coffeeshop.labs import settle_in

    settle_in()
