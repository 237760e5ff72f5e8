"""A token at the door, for a shop that other people can reach, such as an instructor's."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

SENTENCE = b"This shop asks for a token: add ?token=... to the address, or send Authorization: Bearer ...\n"
COOKIE = "coffeeshop-token"


class Token:
    """Lets in who brings the token, as a bearer, as ?token= or in a cookie."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    def fits(self, scope: Any) -> bool:
        """Whether the request carries the token."""
        headers = dict(scope["headers"])
        bearer = headers.get(b"authorization", b"")
        brought = [bearer[7:] if bearer[:7].lower() == b"bearer " else b""]
        brought += [self._asked(scope), _cookie(headers.get(b"cookie", b""))]
        return any(hmac.compare_digest(one, self._token) for one in brought)

    def remembered(self, scope: Any, send: Any) -> Any:
        """Return a `send` that gives a browser which came with ?token= a cookie, for its next pages."""
        if not hmac.compare_digest(self._asked(scope), self._token):
            return send
        cookie = f"{COOKIE}={self._token.decode()}; Path=/; HttpOnly; SameSite=Lax".encode()

        async def remembering(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), (b"set-cookie", cookie)]}
            await send(message)

        return remembering

    async def refuse(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer 401 with one sentence; a WebSocket is closed before it opens."""
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": "token missing"})
            return
        headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(SENTENCE)).encode()),
                   (b"www-authenticate", b"Bearer")]  # fmt: skip
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": SENTENCE})

    def _asked(self, scope: Any) -> bytes:
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])
        return asked[0].encode()


def _cookie(header: bytes) -> bytes:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(COOKIE)
    except CookieError:
        return b""
    return found.value.encode() if found else b""
