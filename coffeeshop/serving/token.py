"""A token at the door, for a shop that other people can reach: one on a shared machine."""

from __future__ import annotations

import base64
import binascii
import hmac
import os
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote

SENTENCE = b"This shop asks for a token: add ?token=... to the address, or send Authorization: Bearer ...\n"
COOKIE = "coffeeshop-token-{port}"  # browsers keep one jar for all ports of a host
BEHIND_HUB = "coffee"  # what a link names the token there: a hub takes ?token= for a key of its own


def own_token() -> str | None:
    """Return the token of all shops of this learner, where others share this machine's loopback; else None.

    COFFEESHOP_TOKEN says it. On a JupyterHub it follows from the key that the hub gave to this learner's
    server alone, so that all their notebooks agree on it and nobody has to type it.
    """
    key = os.environ.get("JUPYTERHUB_API_TOKEN")
    made = hmac.new(key.encode(), b"coffeeshop", "sha256").hexdigest()[:32] if key else None
    return os.environ.get("COFFEESHOP_TOKEN") or made


def at(place: str, token: str | None) -> str:
    """Return the address of `place` ("127.0.0.1:43121"), with the token in front of it where there is one.

    httpx, requests and websockets send along what stands there, so that a lesson's own lines work.
    """
    return f"http://coffee:{quote(token, safe='')}@{place}" if token else f"http://{place}"


class Token:
    """Lets in who brings the token: as a bearer, as a password, as ?token= or in a cookie."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    def fits(self, scope: Any) -> bool:
        """Whether the request carries the token."""
        headers = dict(scope["headers"])
        brought = [_authorized(headers.get(b"authorization", b""))]
        brought += [self._asked(scope), _cookie(headers.get(b"cookie", b""), _named(scope))]
        return any(hmac.compare_digest(one, self._token) for one in brought)

    def remembered(self, scope: Any, send: Any) -> Any:
        """Return a `send` that gives a browser which came with ?token= a cookie, for its next pages."""
        if not hmac.compare_digest(self._asked(scope), self._token):
            return send
        kept = f"{_named(scope)}={self._token.decode()}; Path={scope.get('root_path') or '/'}"

        async def remembering(message: Any) -> None:
            if message["type"] == "http.response.start":  # behind a proxy, for this shop's pages alone
                cookie = f"{kept}; HttpOnly; SameSite=Lax".encode("latin-1")
                message = {**message, "headers": [*message.get("headers", ()), (b"set-cookie", cookie)]}
            await send(message)

        return remembering

    def guarding(self, app: Any) -> Any:
        """Return `app`, an ASGI application, behind this token."""

        async def guarded(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "lifespan" or self.fits(scope):
                await app(scope, receive, send)
            else:
                await self.refuse(scope, receive, send)

        return guarded

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
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        return (asked.get(BEHIND_HUB) or asked.get("token") or [""])[0].encode()


def _authorized(header: bytes) -> bytes:
    kind, _, brought = header.partition(b" ")
    if kind.lower() != b"basic":
        return brought if kind.lower() == b"bearer" else b""
    try:
        return base64.b64decode(brought).partition(b":")[2]
    except binascii.Error:
        return b""


def _named(scope: Any) -> str:
    return COOKIE.format(port=(scope.get("server") or ("", None))[1])


def _cookie(header: bytes, name: str) -> bytes:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(name)
    except CookieError:
        return b""
    return found.value.encode() if found else b""
