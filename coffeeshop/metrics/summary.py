"""A run in one or two plain sentences, and the figures behind them."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass

from coffeeshop.ledger import Run
from coffeeshop.metrics.latency import in_flight, latencies, percentile
from coffeeshop.metrics.pulse import lag


@dataclass(frozen=True, slots=True)
class Summary:
    """A run's figures; every time is in seconds, NaN where no order was served.

    Percentiles are nearest-rank over the orders that got a good answer, counted from the intended
    arrival.
    """

    title: str
    orders: int
    served: int  # with a good answer
    failed: int  # with a bad answer, or none in time
    unfinished: int  # still waiting when the run was over
    seconds: float  # from the start of the clock to the last answer
    throughput: float  # good answers a second
    fastest: float
    p50: float
    p95: float
    slowest: float
    peak: int  # most orders in flight at once
    lag: float  # the worst loop lag
    flat: float  # share of the run, 0 to 1, in which the pulse was flat
    errors: tuple[tuple[str, int], ...] = ()  # what went wrong and how often, the most frequent first
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join([self._pace(), *self._loop(), *self._trouble()])

    def _pace(self) -> str:
        what = f"{self.title}: " if self.title else ""
        if not self.served:
            return f"{what}none of {_count(self.orders)} was served."
        whole = f"{what}{_count(self.served)} served in {said(self.seconds)}, {self.throughput:.3g} a second."
        if self.served == 1:
            return whole
        return (
            f"{whole} The fastest took {said(self.fastest)}, half at most {said(self.p50)}, "
            f"95 in 100 at most {said(self.p95)}, the slowest {said(self.slowest)}."
        )

    def _loop(self) -> list[str]:
        if not self.flat:
            return []
        return [f"The loop could not answer for up to {said(self.lag)} (flat {self.flat:.0%} of the time)."]

    def _trouble(self) -> list[str]:
        words = [f"{count} failed: {error}" for error, count in self.errors[:3]]
        if self.unfinished:
            words.append(f"{self.unfinished} still waited when the rush was over.")
        return words

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{name}</th><td>{value}</td></tr>" for name, value in self._rows()
        )
        return f"<p>{html.escape(str(self))}</p><table><tbody>{rows}</tbody></table>"

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("orders served", f"{self.served} of {self.orders}"),
            ("throughput", f"{self.throughput:.3g} a second"),
            ("p50", said(self.p50)),
            ("p95", said(self.p95)),
            ("slowest", said(self.slowest)),
            ("most in flight", str(self.peak)),
            ("worst loop lag", said(self.lag)),
        ]


def summary(run: Run) -> Summary:
    """Return the figures of `run`; also as `run.summary()`."""
    times = latencies(run)
    errors = Counter(order.error for order in run.orders if order.error)
    seconds = max(0, run.end - run.start) / 1e9
    beat = lag(run)
    return Summary(
        title=run.title,
        orders=len(run.orders),
        served=len(times),
        failed=errors.total(),
        unfinished=sum(order.served is None and not order.error for order in run.orders),
        seconds=seconds,
        throughput=len(times) / seconds if seconds else 0.0,
        fastest=percentile(times, 0),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
        slowest=percentile(times, 1),
        peak=max((level.count for level in in_flight(run)), default=0),
        lag=beat.worst / 1e9,
        flat=beat.share,
        errors=tuple(errors.most_common()),
        notes=run.notes,
    )


def said(seconds: float) -> str:
    """Return `seconds` as a reader says it: "4.1 s", "210 ms", "0.8 ms"."""
    if seconds != seconds:
        return "no time"
    if seconds >= 0.9995:
        return f"{seconds:.1f} s" if seconds < 99.95 else f"{seconds:.0f} s"
    return f"{seconds * 1e3:.0f} ms" if seconds >= 0.00995 else f"{seconds * 1e3:.1f} ms"


def _count(orders: int) -> str:
    return "1 order" if orders == 1 else f"{orders} orders"
