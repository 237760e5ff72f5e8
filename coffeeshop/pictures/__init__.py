"""A run as SVG and PNG: pure functions, no Jupyter."""

from coffeeshop.ledger import Run

from .picture import Picture
from .png import NoPng
from .sheet import timeline

__all__ = ["NoPng", "Picture", "timeline"]

Run.view(timeline)
