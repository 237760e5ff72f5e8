"""The room: the guests' shop and the instructor's page, opened and closed together."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import time
from pathlib import Path
from typing import Self

from coffeeshop.menu import ShopError
from coffeeshop.pictures import Picture
from coffeeshop.progress import home
from coffeeshop.serving import serve
from coffeeshop.serving.files import hard_limit, raise_limit
from coffeeshop.serving.shop import PATIENCE
from coffeeshop.serving.sockets import HOST
from coffeeshop.serving.thread import ThreadServer
from coffeeshop.workshop.room.address import checked_address, join_token
from coffeeshop.workshop.room.console import Console
from coffeeshop.workshop.room.diary import Diary
from coffeeshop.workshop.room.gate import Gate
from coffeeshop.workshop.room.limits import Limits
from coffeeshop.workshop.room.recipes import Recipes
from coffeeshop.workshop.room.shop import RoomShop

FILES = 1_024  # open files: sixty browsers keep up to six connections each
GOODBYE = 0.3  # seconds that the pages have to hear that the room is closed
CLOSED = "The instructor has closed the room. You can close this page."


def open_room(
    address: str = HOST, port: int = 0, limits: Limits | None = None, folder: Path | None = None
) -> Room:
    """Open the room and return it; use it in a `with`, or call `close()`.

    `address` is loopback unless another one of this machine's is named: only then can the network reach
    the guests' shop, and never the instructor's page. `folder` gets `recipes.py` (default: `room` in the
    learner's folder). ShopError, in a sentence, where the room cannot open.
    """
    return Room(checked_address(address), port, limits or Limits(), folder or home() / "room")


class Room:
    """An open room; made by `open_room`. `closed` is set once it is closed, by whomever."""

    def __init__(self, address: str, port: int, limits: Limits, folder: Path) -> None:
        self.closed = threading.Event()
        self.limits = limits
        self._address, self._token = address, join_token()
        self._lock = threading.Lock()
        raise_limit(FILES, hard_limit())
        self.shop = RoomShop(Recipes(folder / "recipes.py", limits.seconds), limits)
        gate = Gate(self.shop.app, self._token)
        self._server = ThreadServer(gate, port=port, token=None, xray=True, host=address, private=True)
        self.diary = Diary(self._server.record, self.shop.book, self.shop.recipes)
        self._timer = threading.Timer(limits.minutes * 60, self.close)
        self._timer.daemon = True
        try:
            self._server.begin()
            self._server.wait(PATIENCE)
            self._desk = Console(self.shop, self.diary, self.link, self._close_beside)
            self._console = serve(self._desk.app, token=secrets.token_urlsafe(16))
        except BaseException:
            self._server.stop()
            raise
        self._timer.start()

    @property
    def link(self) -> str:
        """The guests' address, with the token; on a JupyterHub the way through each one's own server."""
        hub = os.environ.get("JUPYTERHUB_BASE_URL")
        if hub and self._address == HOST:
            return f"{hub}hub/user-redirect/proxy/{self._server.port}/?token={self._token}"
        return f"http://{self._address}:{self._server.port}/?token={self._token}"

    @property
    def console(self) -> str:
        """The instructor's address; it never leaves this machine."""
        return self._console.link

    def still(self, theme: str = "light") -> Picture:
        """Return the rush as a picture; ShopError where nobody has ordered."""
        return self.diary.still(theme)

    def close(self) -> None:
        """Say goodbye to everybody and close both servers; from any thread, and more than once."""
        with self._lock:
            if self.closed.is_set():
                return
            self._timer.cancel()
            self.shop.say_goodbye(CLOSED)
            time.sleep(GOODBYE)
            self._keep_still()
            self._server.stop()
            self._desk.say_goodbye()
            self._console.stop()
            self.closed.set()

    def _keep_still(self) -> None:
        with contextlib.suppress(ShopError, OSError):  # nobody ordered, or the disk is full
            self.still().save(self.shop.recipes.file.with_name("rush.svg"))

    def _close_beside(self) -> None:
        threading.Thread(target=self.close, name="closing the room").start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self.closed.is_set() else f"open: {self.link}, and for you {self.console}"
        return f"<Room {state}>"
