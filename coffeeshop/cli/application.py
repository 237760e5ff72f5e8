"""The reader's application: found at its place, made where the place names a factory."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from coffeeshop.menu import ShopError
from coffeeshop.serving import locate
from coffeeshop.serving.words import describe
from coffeeshop.xray import own
from coffeeshop.xray.frames import is_framework, is_library


def find(place: str) -> Any:
    """Return the ASGI application at "module:app", "file.py:app" or "module:make_app".

    What can be called, but not as an application, is a factory: it is called without arguments.
    ShopError in one sentence where there is no such thing. The application's package counts as the
    reader's own code from then on, also where it is installed.
    """
    where, _, attribute = place.rpartition(":")
    if not where or not attribute:
        raise ShopError(f"{place!r} names no application: write module:app or file.py:app.")
    folder = os.path.dirname(os.path.abspath(where)) if where.endswith(".py") else os.getcwd()
    sys.path.insert(0, folder)
    try:
        app = locate.find(place)
        app = app if _is_application(app) else _made(app, place)
    except ShopError as error:
        raise ShopError(for_the_terminal(str(error))) from None
    own_package(getattr(sys.modules.get(where), "__file__", None))
    return app


def for_the_terminal(sentence: str) -> str:
    """Return a sentence that was written for a notebook as somebody at a terminal needs it."""
    sentence = re.sub(r"serve\('([^']*)'\)", r"`coffeeshop xray \1`", sentence)
    sentence = re.sub(r"\s*Write it first with %%writefile\.", "", sentence)
    sentence = sentence.replace("beside the notebook", "in this folder")
    return sentence.replace("and serve it again", "and try again")


def with_headers(app: Any, headers: Sequence[Sequence[str]]) -> Any:
    """Return `app` such that each of its HTTP requests carries these headers too.

    A rush's customers send none of their own, so what `--header` gives is added where the server
    hands a request over: to the application it looks the same.
    """
    if not headers:
        return app
    added = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    replaced = {name for name, _ in added}

    async def dressed(scope: Any, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        if scope["type"] == "http":
            kept = [pair for pair in scope["headers"] if pair[0] not in replaced]
            scope["headers"] = [*kept, *added]
        await app(scope, receive, send)

    return dressed


def _is_application(found: Any) -> bool:
    try:
        return bool(locate.checked(found))
    except ShopError:
        return False


def _made(factory: Any, place: str) -> Any:
    """Return what the factory at `place` makes, where it is one."""
    neither = f"{place} is neither an ASGI application nor a function that makes one without arguments."
    if inspect.isclass(factory) or inspect.iscoroutinefunction(factory) or not callable(factory):
        raise ShopError(neither)
    try:
        inspect.signature(factory).bind()
    except (TypeError, ValueError):
        raise ShopError(neither) from None
    try:
        made = factory()
    except (Exception, SystemExit) as error:
        raise ShopError(f"{place}() made no application: {describe(error)}.") from None
    if not _is_application(made):
        raise ShopError(f"{place}() made no ASGI application: it is of the type {type(made).__name__}.")
    return made


def own_package(file: str | None) -> None:
    """Count the installed package that `file` belongs to as the reader's own code, frameworks excepted."""
    path = (file or "").replace("\\", "/")
    folder, mark, inside = path.rpartition("-packages/")
    if mark and is_library(path) and not is_framework(path):
        own(f"{folder}{mark}{inside.partition('/')[0]}")
