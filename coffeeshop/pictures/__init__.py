"""A run as SVG and PNG: pure functions, no Jupyter."""

from coffeeshop.ledger import Run

from .card import card
from .picture import Picture
from .png import NoPng
from .sheet import timeline

__all__ = ["NoPng", "Picture", "card", "timeline"]

Run.view(timeline)
