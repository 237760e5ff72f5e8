"""A run as SVG and PNG: pure functions, no Jupyter."""

from coffeeshop.ledger import Run

from .card import card
from .certificate import certificate
from .curves import Chart, curves
from .floor import floor, strip
from .picture import Picture
from .png import NoPng
from .sheet import timeline

__all__ = ["Chart", "NoPng", "Picture", "card", "certificate", "curves", "floor", "strip", "timeline"]

Run.view(timeline)
Run.view(floor)
