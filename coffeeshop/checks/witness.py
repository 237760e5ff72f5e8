"""Stands before the learner's application, and keeps what some of its paths answer and raise."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.trial import describe


class Witness:
    """Passes everything on to `app`; keeps bodies and errors of the paths that begin with `prefix`."""

    def __init__(self, app: Any, prefix: str) -> None:
        self.app, self.prefix = app, prefix
        self.answers: dict[str, list[str]] = {}  # by path, each cut to 200 characters
        self.raised: dict[str, dict[str, Any]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(self.prefix):
            await self.app(scope, receive, send)
            return
        path, body = scope["path"], bytearray()

        async def noted(message: Any) -> None:
            body.extend(message.get("body", b""))
            if not message.get("more_body") and message["type"] == "http.response.body":
                self.answers.setdefault(path, []).append(body.decode(errors="replace")[:200])
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            self.raised[path] = describe(error)
            raise
