"""What a shop's own log says: warnings, lost exceptions, and what asyncio's debug mode adds."""

from __future__ import annotations

import asyncio
import gc
import logging
import re
import sysconfig
import threading
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from coffeeshop.checks.clinic.detectors import LEAST

LOGGERS = ("asyncio", "uvicorn.error")
FRAME = re.compile(r'(?:^[ |]* File "(?!shop_\w+\.py").*\n(?:^ {4,}.*\n)*)+', re.MULTILINE)
LINK = re.compile(r"Traceback \(most recent call last\):\n  …\n.*\n\n.*:\n\n")  # all of it in libraries
FOLDERS = (sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"), str(Path(__file__).parents[3]))
NAME = re.compile(r"coroutine '(\w+)' was never awaited")

_ears: dict[int, Heard] = {}  # by the thread of the shop
_lock = threading.Lock()
_former: list[Callable[..., None]] = []  # who showed warnings before the first ear came


class Heard:
    """The application of `shop`, a patient that was opened; `said` is what Python and uvicorn write of it.

    That is what would stand in the log of a deployed shop. It is kept out of the notebook: whatever is
    warned of or logged in the thread of the shop comes here instead. `debug` switches asyncio's debug
    mode on, for slices of 0.2 s and more, so that a busy machine's pauses are no illness. Once the shop
    is closed, what it left is swept up, and `said` is complete.
    """

    def __init__(self, shop: ModuleType, debug: bool = False) -> None:
        self.shop, self.debug = shop, debug
        self._said: list[str] = []

    @property
    def said(self) -> str:
        """What was written so far, without the libraries' own frames; "" where nothing was."""
        return "\n".join(self._said)

    async def __call__(
        self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
    ) -> None:
        """Serve one connection; listen from the shop's opening to its end."""
        if scope["type"] != "lifespan":
            await self.shop.app(scope, receive, send)
            return
        if self.debug:
            loop = asyncio.get_running_loop()
            loop.set_debug(True)
            loop.slow_callback_duration = LEAST
        _listen(self)
        try:
            await self.shop.app(scope, receive, send)
        finally:
            # A lost coroutine in a cycle is warned of now, not in the turn of whoever comes next.
            gc.collect()
            _unlisten()

    def hear(self, words: str) -> None:
        """Keep a message, with its libraries' frames folded and its folders left out."""
        folded = LINK.sub("", FRAME.sub("  …\n", words.rstrip() + "\n"))
        for folder in FOLDERS:
            folded = folded.replace(f"{folder}/", "").replace(f"{folder}\\", "")
        self._said.append(folded.rstrip())

    def lost(self, words: str) -> bool:
        """Tell whether a warning is of a coroutine of this shop: any thread may sweep it up."""
        found = NAME.match(words)
        return found is not None and found[1] in vars(self.shop)


class _Ear(logging.Filter):
    """Takes what a shop's thread logs; lets everything else pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        heard = _ears.get(record.thread or 0)
        if heard is None:
            return True
        heard.hear(logging.Formatter().format(record))
        return False


_ear = _Ear()


def _show(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, *rest: Any, **named: Any
) -> None:
    owner = next((ear for ear in list(_ears.values()) if ear.lost(str(message))), None)
    heard = owner or _ears.get(threading.get_ident())
    if heard is None:
        _former[0](message, category, filename, lineno, *rest, **named)
    else:
        heard.hear(warnings.formatwarning(message, category, filename, lineno))


def _listen(heard: Heard) -> None:
    with _lock:
        if not _ears:
            _former[:] = [warnings.showwarning]
            warnings.showwarning = _show
            for name in LOGGERS:
                logging.getLogger(name).addFilter(_ear)
        _ears[threading.get_ident()] = heard


def _unlisten() -> None:
    with _lock:
        _ears.pop(threading.get_ident(), None)
        if not _ears:
            if warnings.showwarning is _show:
                warnings.showwarning = _former[0]
            for name in LOGGERS:
                logging.getLogger(name).removeFilter(_ear)
