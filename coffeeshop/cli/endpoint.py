"""One address of an application; apart from what finds it, so that a report needs no web framework."""

from __future__ import annotations

from typing import NamedTuple


class Endpoint(NamedTuple):
    """One address of an application."""

    method: str
    path: str  # with its query, where it has one
    place: str = ""  # "/shop/app.py:12 make_latte", where that can be known
    why_not: str = ""  # why it is not visited, in words; "" where it is

    @property
    def title(self) -> str:
        """The endpoint as people say it, "GET /latte"."""
        return f"{self.method} {self.path}"
