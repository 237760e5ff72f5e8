"""What scenes are played with: a machine that keeps a diary, and a way to await whatever comes back."""

from __future__ import annotations

import asyncio
import inspect
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from coffeeshop.xray import xray

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


MOST = 5_000  # slices that a record keeps: more is no picture, and takes long to hand over


def load_shop() -> None:
    """Import what uvicorn imports when a shop opens: an exercise's `load` where a rush comes at once."""
    import anyio._backends._asyncio  # noqa: F401
    import uvicorn.lifespan.on
    import uvicorn.protocols.http.auto
    import uvicorn.protocols.websockets.auto  # noqa: F401


class Machine:
    """Makes drinks, each in its own time, and writes down when each began and ended.

    What `make` returns carries a number drawn for this scene, so that nobody can know it beforehand;
    a drink's second cup carries the next number.
    """

    def __init__(self, seconds: dict[str, float], number: int) -> None:
        self.seconds, self.number = seconds, number
        self.diary: list[tuple[str, str]] = []
        self.elsewhere = 0  # drinks made in a thread that is not the loop's
        self.home = threading.get_ident()

    async def make(self, drink: str) -> str:
        """Make one drink; the coroutine function that the learner's code is given."""
        self.elsewhere += threading.get_ident() != self.home
        cup = self.cup(drink, self.started.count(drink))
        self.diary.append(("starts", drink))
        await asyncio.sleep(self.seconds[drink])
        self.diary.append(("is ready", drink))
        return cup

    def cup(self, drink: str, before: int = 0) -> str:
        """What `make` returns for that drink, where it was begun so many times before."""
        return f"{drink} no. {self.number + before}"

    @property
    def started(self) -> list[str]:
        """The drinks in the order in which they were begun."""
        return [drink for what, drink in self.diary if what == "starts"]

    @property
    def finished(self) -> list[str]:
        """The drinks in the order in which they were ready."""
        return [drink for what, drink in self.diary if what == "is ready"]

    @property
    def peak(self) -> int:
        """How many were in the making at once, at most."""
        now = peak = 0
        for what, _ in self.diary:
            now += 1 if what == "starts" else -1
            peak = max(peak, now)
        return peak


def describe(value: Any) -> dict[str, Any]:
    """Return what a value is, in plain data: its type, and its items where it is a list or a tuple."""
    items = list(value) if isinstance(value, (list, tuple)) else None
    kinds = sorted({_kind(item) for item in items}) if items is not None else []
    texts = [item if isinstance(item, str) else repr(item)[:80] for item in items or ()][:50]
    return {"type": _kind(value), "items": texts, "kinds": kinds, "repr": repr(value)[:200]}


def _kind(value: Any) -> str:
    if inspect.iscoroutine(value):
        return "coroutine"
    return "future" if asyncio.isfuture(value) else type(value).__name__


async def answer_of(function: Any, *args: Any) -> Any:
    """Call the learner's function and return its result, awaited where it can be."""
    result = function(*args)
    return await result if inspect.isawaitable(result) else result


@contextmanager
def recorded(seen: dict[str, Any]) -> Iterator[None]:
    """Keep the x-ray's record of this loop as `seen["record"]`, also where the block raises."""
    photo = xray(asyncio.get_running_loop(), "your code", limit=MOST)
    try:
        with photo:
            yield
    finally:
        seen["record"] = photo.run.as_dict() if photo.run else None


def in_order(names: Sequence[str]) -> str:
    """Return names as a plain list: "tea, mocha and latte"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
