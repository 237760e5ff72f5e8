"""One kept HTTP/1.1 connection on asyncio alone: what a customer's order costs, and little more."""

from __future__ import annotations

import asyncio
import ssl
from typing import NamedTuple
from urllib.parse import urlsplit


class Reply(NamedTuple):
    """An answer, whole."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Closed(ConnectionError):
    """Nobody accepts connections there."""


class HungUp(ConnectionError):
    """The connection ended before an answer was whole, or the answer was no HTTP."""


class Wire:
    """A connection to one shop; connects when first used, and again after the shop closed it."""

    def __init__(self, url: str, context: ssl.SSLContext) -> None:
        parts = urlsplit(url)
        self._secure = context if parts.scheme == "https" else None
        self._place = parts.hostname, parts.port or (443 if self._secure else 80)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def exchange(self, head: bytes, body: bytes = b"") -> Reply:
        """Send a request and return the answer; `Closed` or `HungUp` where there is none."""
        reader, writer = await self.open()
        whole = False
        try:
            writer.write(head + body)
            reply, kept = await _read(reader, head.startswith(b"HEAD "))
            whole = kept
            return reply
        except (OSError, EOFError, asyncio.LimitOverrunError, LookupError, ValueError) as error:
            raise HungUp(f"the answer was not whole: {error}") from None
        finally:
            if not whole:  # also on a cancellation: the answer is still under way on this connection
                self.close()

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect where there is no connection (any more); `Closed` where nobody accepts it."""
        if self._reader is None or self._writer is None or self._reader.at_eof():
            self.close()
            try:
                self._reader, self._writer = await asyncio.open_connection(*self._place, ssl=self._secure)
            except OSError as error:
                raise Closed(f"nobody answers: {error}") from None
        return self._reader, self._writer

    def close(self) -> None:
        """Close the connection."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._reader = self._writer = None


async def _read(reader: asyncio.StreamReader, no_body: bool) -> tuple[Reply, bool]:
    """Return the answer, and whether the connection may be used again."""
    status = 100
    while 100 <= status < 200:  # "100 Continue" and its like come before the answer
        first, *lines = (await reader.readuntil(b"\r\n\r\n"))[:-4].split(b"\r\n")
        status = int(first.split(None, 2)[1])
    headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)]
    told = dict(headers)
    kept = told.get(b"connection", b"").lower() != b"close" and first.startswith(b"HTTP/1.1")
    if no_body or status in (204, 304):
        body = b""
    elif b"chunked" in told.get(b"transfer-encoding", b"").lower():
        body = await _read_chunks(reader)
    elif b"content-length" in told:
        body = await reader.readexactly(int(told[b"content-length"]))
    else:
        body, kept = await reader.read(), False
    return Reply(status, headers, body), kept


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    chunks = []
    while size := int((await reader.readuntil(b"\r\n")).partition(b";")[0], 16):
        chunks.append(await reader.readexactly(size))
        await reader.readexactly(2)
    while await reader.readuntil(b"\r\n") != b"\r\n":
        pass  # a trailer
    return b"".join(chunks)
