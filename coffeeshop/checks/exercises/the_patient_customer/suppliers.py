"""Six suppliers, three of them ill, who keep a book of who asked and who left."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any

LATE = 2.2  # seconds after which an ill supplier has answered after all
DROP = 0.1  # seconds between two drops: no silence is longer
HOLD = 0.25  # seconds for which the quick ones keep their answers back until everybody is asked
LOOK = 0.01  # seconds between two looks whether everybody is
SECONDS = {"beans": 0.02, "milk": 0.05, "cups": 0.2, "hang": LATE, "drip": LATE}
ILL = ("hang", "drip", "deaf")


class Suppliers:
    """An ASGI application: `/beans`, `/milk`, `/cups`, `/hang` and `/drip`, each with its own delay.

    `asked`, `answered` (in full) and `left` (the caller hung up before that) count by name; `open` is how many
    calls are under way, and `peak` the most at once. No answer comes before `everybody` is asked, or HOLD is over:
    so who is asked together does not hang on the clock.
    """

    def __init__(self, number: int, everybody: Callable[[], bool]) -> None:
        self.number, self.everybody = number, everybody
        self.asked: dict[str, int] = dict.fromkeys(SECONDS, 0)
        self.answered: dict[str, int] = dict.fromkeys(SECONDS, 0)
        self.left: dict[str, int] = dict.fromkeys(SECONDS, 0)
        self.open = self.peak = 0

    def text(self, name: str) -> str:
        """What that supplier answers; nobody can know the number beforehand."""
        return f"{name}: {self.number} cents"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        name = scope.get("path", "").strip("/")
        if scope["type"] != "http" or name not in SECONDS:
            return
        self.asked[name] += 1
        self.open += 1
        self.peak = max(self.peak, self.open)
        await receive()  # the request; what comes next is the caller hanging up
        hung_up = asyncio.ensure_future(receive())
        try:
            done = await (self._drip if name == "drip" else self._answer)(name, hung_up, send)
            (self.answered if done else self.left)[name] += 1
        finally:
            self.open -= 1
            hung_up.cancel()

    async def _answer(self, name: str, hung_up: asyncio.Future[Any], send: Any) -> bool:
        if not await _waited(SECONDS[name], hung_up):
            return False
        for _ in range(round(HOLD / LOOK)):
            if self.everybody():
                break
            if not await _waited(LOOK, hung_up):
                return False
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": self.text(name).encode()})
        return True

    async def _drip(self, name: str, hung_up: asyncio.Future[Any], send: Any) -> bool:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(round(LATE / DROP)):
            if not await _waited(DROP, hung_up):
                return False
            await send({"type": "http.response.body", "body": b" ", "more_body": True})
        await send({"type": "http.response.body", "body": self.text(name).encode()})
        return True


async def _waited(seconds: float, hung_up: asyncio.Future[Any]) -> bool:
    """Wait, and say whether the caller is still there."""
    await asyncio.wait([hung_up], timeout=seconds)
    return not hung_up.done()


class Deaf:
    """A supplier whose telephone rings: its socket listens, and it accepts no call before LATE."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/deaf"
        self.asked = self.answered = self.still_there = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="deaf supplier", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look who is still on the line, and hang up."""
        self._over.set()
        self._thread.join()

    def _serve(self) -> None:
        self._over.wait(LATE)
        with self._socket:
            self._socket.settimeout(0.02)
            done = False
            while not done:
                done = (
                    self._over.is_set()
                )  # looked at first, so that whoever still stands in the queue counts
                with contextlib.suppress(TimeoutError):
                    while True:
                        call, _ = self._socket.accept()
                        with call, contextlib.suppress(OSError):
                            self._take(call, late=not done)

    def _take(self, call: socket.socket, late: bool) -> None:
        self.asked += 1
        call.settimeout(0.02)
        try:
            while call.recv(4096):
                pass
        except TimeoutError:  # no end in sight: the caller holds the line
            self.still_there += 1
            if late:
                self.answered += 1
                call.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlate")
