"""Warming up: the first shop of a process loads half a second of modules, so a lab opens one beforehand."""

from __future__ import annotations

import contextlib
import threading

_warming: list[threading.Thread] = []  # one, once


def begin() -> None:
    """Open and close a shop once, in a thread of its own, while the learner reads."""
    if not _warming:
        _warming.append(threading.Thread(target=_warm, name="a lab warms up", daemon=True))
        _warming[0].start()


def wait() -> None:
    """Return once that is done."""
    for thread in _warming:
        thread.join()


def _warm() -> None:
    from coffeeshop.app import create_app
    from coffeeshop.serving import serve

    with contextlib.suppress(Exception), serve(create_app(), xray=True):
        pass
