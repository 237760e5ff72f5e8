"""Putting a wrapper around a method, and taking it away without harm to whoever wraps it too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Patch:
    """One attribute of one class, wrapped while the x-ray is on.

    `make(original)` gets what stood there, be it Python's own or another tool's, and returns the
    wrapper. Where another tool has wrapped ours meanwhile, ours can't be taken out of its chain:
    it stays and must pass calls straight on, which `on` tells it.
    """

    def __init__(self, owner: type, name: str, make: Callable[[Any, Patch], Any]) -> None:
        self.owner, self.name, self._make = owner, name, make
        self.on = False
        self.retire: Callable[[], object] = lambda: None  # a wrapper that must not ask `on` sets its own
        self._inherited = name not in vars(owner)
        self._original: Any = None
        self._wrapper: Any = None

    def install(self) -> None:
        """Wrap what stands there now."""
        self._original = vars(self.owner).get(self.name) or getattr(self.owner, self.name)
        self._wrapper = self._make(self._original, self)
        self.on = True
        setattr(self.owner, self.name, self._wrapper)

    def remove(self) -> None:
        """Put back what stood there, unless somebody has built on top of it."""
        self.on = False
        self.retire()
        if vars(self.owner).get(self.name) is self._wrapper:
            if self._inherited:
                delattr(self.owner, self.name)
            else:
                setattr(self.owner, self.name, self._original)
        self._original = self._wrapper = None
