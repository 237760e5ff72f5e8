"""`serve(app)`: a real uvicorn inside the notebook, gone when you are done."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from coffeeshop.serving.door import Door
from coffeeshop.serving.owners import stop_owned
from coffeeshop.serving.shop import Shop, serve

__all__ = ["Door", "Shop", "owner", "serve", "stop_owned"]

owner: Callable[[], tuple[Hashable, Hashable] | None] | None = None
"""A hook that tells which (cell, run) calls `serve`; the notebook's room sets it."""
