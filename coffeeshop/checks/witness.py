"""Stands before the learner's application, and keeps what some of its paths answer and raise."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.trial import describe


class Witness:
    """Passes everything on to `app`; keeps the bodies and the errors of the paths that begin with `prefix`."""

    def __init__(self, app: Any, prefix: str) -> None:
        self.app, self.prefix = app, prefix
        self.bodies: dict[str, bytes] = {}  # by path
        self.raised: dict[str, dict[str, Any]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(self.prefix):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        self.bodies[path] = b""

        async def noted(message: Any) -> None:
            self.bodies[path] += message.get("body", b"")
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            self.raised[path] = describe(error)
            raise

    def body(self, path: str) -> str:
        """What a path answered last, cut to 200 characters."""
        return self.bodies.get(path, b"").decode(errors="replace")[:200]
