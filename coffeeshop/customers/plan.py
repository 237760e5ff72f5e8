"""What a rush is to do, checked before anything starts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from coffeeshop.customers.address import Address
from coffeeshop.menu import ShopError

MOST_ORDERS = 100_000
MOST_AT_ONCE = 10_000
MOST_A_SECOND = 10_000
LONGEST = 3600.0  # seconds
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")

Path = str | Sequence[str] | Callable[[int], str]
Params = Mapping[str, Any] | Callable[[int], Mapping[str, Any]] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A rush in plain values, fit for JSON once `told` has asked its functions for every order."""

    address: Address
    path: Path
    orders: int
    at_once: int
    rate: float | None
    seconds: float | None
    timeout: float
    method: str
    params: Params
    title: str

    def target(self, number: int) -> str:
        """Return path and query of the order of that number, counted from 1."""
        path = self.path
        if callable(path):
            path = path(number)
        elif not isinstance(path, str):
            path = path[(number - 1) % len(path)]
        if not isinstance(path, str) or not path.startswith("/"):
            raise ShopError(f'A path begins with a slash, such as "/awaiting"; order {number} has {path!r}.')
        path = quote(path, safe="!$%&'()*+,/:;=?@[]~")
        params = self.params(number) if callable(self.params) else self.params
        if not params:
            return path
        return f"{path}{'&' if '?' in path else '?'}{urlencode(params, doseq=True)}"

    def told(self) -> dict[str, Any]:
        """Return this plan as plain values, for a process that cannot be given functions."""
        plan = self
        if callable(self.path) or callable(self.params):
            targets = [self.target(number) for number in range(1, self.orders + 1)]
            plan = replace(self, path=targets, params=None)
        return asdict(plan)

    @classmethod
    def heard(cls, told: dict[str, Any]) -> Plan:
        """Rebuild a plan from `told`'s result, also after a trip through JSON."""
        return cls(**{**told, "address": Address(*told["address"])})


def checked(
    address: Address,
    *,
    path: Path,
    orders: int | None,
    at_once: int | None,
    rate: float | None,
    seconds: float | None,
    timeout: float,
    method: str,
    params: Params,
    title: str,
) -> Plan:
    """Return the plan of a rush, or raise a ShopError that says which argument cannot be and why."""
    if at_once is not None and rate is not None:
        raise ShopError(
            "A rush has either so many customers at once (at_once=20) or so many a second (rate=50), "
            "not both: leave one of them out."
        )
    if seconds is not None:
        seconds = _number("seconds", seconds, LONGEST)
    if orders is None:
        orders = 20 if seconds is None else MOST_ORDERS
    orders = _whole("orders", orders, MOST_ORDERS)
    if rate is not None:
        rate = _number("rate", rate, MOST_A_SECOND)
        if seconds is not None:
            orders = min(orders, max(1, math.ceil(rate * seconds)))
    at_once = _whole(
        "at_once", min(orders, _crowd(seconds, rate)) if at_once is None else at_once, MOST_AT_ONCE
    )
    method = method.upper()
    if method not in METHODS:
        raise ShopError(f"There is no HTTP method {method!r}: use one of {', '.join(METHODS)}.")
    if not isinstance(path, str) and not callable(path) and not path:
        raise ShopError('The sequence of paths is empty: give at least one, such as ["/awaiting"].')
    plan = Plan(
        address, path, orders, min(at_once, orders), rate, seconds,
        _number("timeout", timeout, LONGEST), method, params, title,
    )  # fmt: skip
    plan.target(1)
    return plan


def _crowd(seconds: float | None, rate: float | None) -> int:
    """Return how many customers there are where nobody said: all at once, twenty in a bounded time."""
    return 20 if seconds is not None and rate is None else MOST_AT_ONCE


def _whole(name: str, value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ShopError(f"{name}={value!r} is no whole number: give one from 1 to {most:,}.")
    if value < 1:
        raise ShopError(f"{name}={value} is too few: a rush needs at least 1.")
    if value > most:
        raise ShopError(f"{name}={value:,} is too many for one machine: at most {most:,}.")
    return value


def _number(name: str, value: Any, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
        raise ShopError(f"{name}={value!r} cannot be: give a number above 0, at most {most:,.0f}.")
    return float(value)
