"""`serve` and the shop that it returns."""

from __future__ import annotations

import asyncio
import atexit
import html
import inspect
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Literal, Self
from urllib.parse import quote

from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import owners
from coffeeshop.serving.locate import checked, load
from coffeeshop.serving.sockets import HOST
from coffeeshop.serving.token import BEHIND_HUB, at, own_token

PATIENCE = 30.0  # seconds that an application may take to start


def serve(
    app: Any,
    where: Literal["thread", "process"] = "thread",
    port: int = 0,
    token: str | None = None,
    xray: bool = False,
) -> Shop:
    """Serve `app` with uvicorn on a loopback port and return the open `Shop`.

    `app` is an ASGI application (FastAPI, Starlette …) or its place, "module:attribute" or
    "file.py:attribute". It runs in a thread of this process with a loop of its own, or in a new
    process, which needs a place and takes a second or two to start: choose that for work that keeps
    a processor busy, and to measure a rush without sharing this process's GIL. `port` 0 takes a free
    one. With a `token` only requests that carry it are served; where several people share this machine
    (see `own_token`) each shop has one by itself, and its address brings it. `xray` records the shop's
    loop too.

    Use it as `with serve(app) as shop:`, in a coroutine as `async with`, or as a plain call, whose
    shop is open until `shop.stop()`, the cell's next run, or the end of this process. In a coroutine
    the call returns at once and the first use waits, so that `async with` never holds the loop.

    ShopError, in one sentence, where the port is taken or the application cannot be found or started.
    """
    owner = owners.key()
    owners.stop_former(owner)
    shop = Shop(app, where, port, token, xray)
    shop._owner = owner
    shop._begin()
    if not sys._getframe(1).f_code.co_flags & inspect.CO_COROUTINE:
        shop._wait()
    return shop


class Shop:
    """An application that is being served; made by `serve`."""

    def __init__(self, app: Any, where: str, port: int, token: str | None, xray: bool) -> None:
        self.where = where
        own = None if token else own_token()
        self.token = token or own
        self._own = own
        self._owner: Any = None
        self._lock = threading.RLock()
        self._state = "new"
        self._error: ShopError | None = None
        self._server = _server(app, where, port=port, token=self.token, xray=xray)

    @property
    def url(self) -> str:
        """The shop's address, such as "http://127.0.0.1:43121"; waits until the shop accepts."""
        return at(self._place, self._own)

    @property
    def _place(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def port(self) -> int:
        """The port it listens on; waits until the shop accepts."""
        self._wait()
        return self._server.port

    @property
    def is_open(self) -> bool:
        """Whether the shop is opening or open."""
        return self._state in ("opening", "open")

    @property
    def link(self) -> str:
        """The address for the learner's browser: `url`, or its place behind the proxy of a JupyterHub."""
        hub = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
        address = f"{hub}proxy/{self.port}/" if hub else f"http://{self._place}/"
        name = BEHIND_HUB if hub else "token"
        return f"{address}?{name}={quote(self.token, safe='')}" if self.token else address

    def record(self) -> Run:
        """Return everything recorded since the last call, on this process's clock."""
        self._wait()
        return self._server.record()

    def stop(self) -> None:
        """Close the shop: requests in flight get a second, then port, thread and process are gone."""
        was, self._state = self._state, "closed"
        owners.open_shops.discard(self)
        if was in ("opening", "open"):
            self._server.stop()

    def _begin(self) -> None:
        self._state = "opening"
        owners.open_shops.add(self)
        try:
            self._server.begin()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        with self._lock:
            if self._error or self._state == "closed":
                raise self._error or ShopError("This shop is closed. Serve the application again.")
            if self._state == "open":
                return
            try:
                self._server.wait(PATIENCE)
                self._state = "open" if self._state == "opening" else self._state
            except BaseException as error:  # an interrupt too must leave nothing running
                self._error = _in_words(error)
                self.stop()
                if self._error is None:
                    raise
                raise self._error from None

    def __enter__(self) -> Self:
        self._wait()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        try:
            await aside(self._wait)
        except asyncio.CancelledError:
            await aside(self.stop)
            raise
        return self

    async def __aexit__(self, *error: object) -> None:
        await aside(self.stop)

    def __repr__(self) -> str:
        place = f" at http://{self._place}" if self._state == "open" else ""  # a projector shows no token
        return f"<Shop {self._state}{place}, in a {self.where}>"

    def _repr_html_(self) -> str:
        if not self.is_open:
            return html.escape(repr(self))
        return (
            f'The shop is open at <a href="{html.escape(self.link)}" target="_blank">http://{self._place}</a>'
        )


async def aside(function: Callable[[], None]) -> None:
    """Run `function` in a thread of its own, so that the loop stays free, and leave no thread behind."""
    done: Future[None] = Future()

    def work() -> None:
        try:
            done.set_result(function())
        except BaseException as error:
            done.set_exception(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    waiting = asyncio.wrap_future(done)
    waiting.add_done_callback(lambda over: over.cancelled() or over.exception())  # whoever waited may be gone
    await asyncio.shield(waiting)
    thread.join()  # it has only to return


def _server(app: Any, where: str, **options: Any) -> Any:
    if where == "thread":
        from coffeeshop.serving.thread import ThreadServer

        return ThreadServer(load(app) if isinstance(app, str) else checked(app), **options)
    if where == "process":
        from coffeeshop.serving.process import ProcessServer

        return ProcessServer(app, **options)
    raise ShopError(f"A shop runs in a 'thread' or in a 'process', not in {where!r}.")


def _in_words(error: BaseException) -> ShopError | None:
    if isinstance(error, ShopError):
        return error
    if isinstance(error, TimeoutError):
        return ShopError(
            f"The application did not open within {PATIENCE:.0f} seconds, because its lifespan still runs. "
            "Look there, before the yield, for a wait that never ends."
        )
    return None


@atexit.register
def _close_all() -> None:
    for shop in list(owners.open_shops):
        shop.stop()
