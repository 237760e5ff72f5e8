"""The line that the six suppliers are called on: how many calls were made, and how many at once."""

from __future__ import annotations

from typing import Any


class Line:
    """Counts the calls of one client; `at_once` is the most that were under way together."""

    def __init__(self) -> None:
        self.made = self.now = self.at_once = 0

    def client(self, **options: Any) -> Any:
        """Return an `httpx.AsyncClient` whose calls are counted, from their first step to their last."""
        import httpx

        line = self

        class Client(httpx.AsyncClient):
            async def send(self, *request: Any, **how: Any) -> Any:
                line.made += 1
                line.now += 1
                line.at_once = max(line.at_once, line.now)
                try:
                    return await super().send(*request, **how)
                finally:
                    line.now -= 1

        return Client(**options)
