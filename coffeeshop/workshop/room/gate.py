"""The gate in front of the room's shop: the join token, small requests, and careful headers."""

from __future__ import annotations

from typing import Any

from coffeeshop.serving.door import respond
from coffeeshop.serving.token import Token

LARGEST = 1_000  # bytes of a body: no guest has anything to send
CAREFUL = [
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]


class Gate:
    """ASGI around `app`: whoever comes without the token gets a 401, whatever the address."""

    def __init__(self, app: Any, token: str) -> None:
        self.app = app
        self._token = Token(token)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let in who may come in."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket" or not self._token.fits(scope):
            await self._token.refuse(scope, receive, send)
        elif _is_large(scope):
            await respond(send, 413, b"That is too much for this shop: an order needs no body.\n")
        else:
            await self.app(scope, receive, _careful(send))


def _careful(send: Any) -> Any:
    async def sending(message: Any) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *CAREFUL]}
        await send(message)

    return sending


def _is_large(scope: Any) -> bool:
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    return b"transfer-encoding" in headers or not length.isdigit() or int(length) > LARGEST
