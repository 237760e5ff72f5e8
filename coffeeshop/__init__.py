"""The Coffee Shop: why async is FastAPI's best friend, measured on your own machine.

    from coffeeshop import create_app, rush, serve

    shop = serve(create_app(milk=0.2))
    run = await rush(shop, "/awaiting", orders=20)
    run.timeline()

What needs a web framework is loaded when it is first asked for, so that the x-ray, a child process
and the command line start without one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from coffeeshop.ledger import Run
from coffeeshop.menu import MENU, ShopError, drink, milk
from coffeeshop.metrics import summary  # gives every run its .summary()
from coffeeshop.pictures import timeline  # and its .timeline()
from coffeeshop.xray import xray  # now the function: `coffeeshop.xray` would else be the room

if TYPE_CHECKING:
    from coffeeshop.app import create_app
    from coffeeshop.customers import rush
    from coffeeshop.serving import serve

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
    """Load what serves and visits when it is first asked for."""
    if name == "create_app":
        from coffeeshop.app import create_app as value
    elif name == "rush":
        from coffeeshop.customers import rush as value
    elif name == "serve":
        from coffeeshop.serving import serve as value
    else:
        raise AttributeError(f"module 'coffeeshop' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _complaint() -> str:
    from coffeeshop.workshop.doctor import line

    return line()


if "IPython" in sys.modules:  # a notebook: %%xray, interrupts and plain error messages
    from coffeeshop import labs

    labs.settle_in()
    labs.complaint = _complaint
