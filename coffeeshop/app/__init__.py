"""`create_app(...)`: the shop as a FastAPI application, and the page of its order board."""

from __future__ import annotations

from coffeeshop.app.board import board_page
from coffeeshop.app.shop import create_app

__all__ = ["board_page", "create_app"]
