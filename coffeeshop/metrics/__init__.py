"""A run's numbers: where each order's time went, throughput, percentiles, concurrency, loop lag.

Pure functions of a `ledger.Run`. Times inside spans are the ledger's nanoseconds; a `Summary` and
everything that names seconds is in seconds, `split` in milliseconds.
"""

from coffeeshop.ledger import Run
from coffeeshop.metrics.intervals import Level, peak, rounds, union
from coffeeshop.metrics.latency import Little, in_flight, latencies, little, over, percentile, throughput
from coffeeshop.metrics.pulse import Lag, flatlines, lag
from coffeeshop.metrics.spans import spans, split
from coffeeshop.metrics.strip import STATES, Span
from coffeeshop.metrics.summary import Summary, summary

__all__ = [
    "STATES",
    "Lag",
    "Level",
    "Little",
    "Span",
    "Summary",
    "flatlines",
    "in_flight",
    "lag",
    "latencies",
    "little",
    "over",
    "peak",
    "percentile",
    "rounds",
    "spans",
    "split",
    "summary",
    "throughput",
    "union",
]

Run.view(summary)
