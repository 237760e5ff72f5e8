"""One customer: an HTTP client with one connection of its own.

httpx is the client. Its usual transport keeps a pool that every customer pays for and none needs
(2.5 ms of processor time an order where this one takes 0.6, seen on a slow machine), and on two
cores that time would be taken from the shop. So an httpx client here sends over a bare connection,
and crowds of more than `MOST_BY_HTTPX` send without httpx (0.1 ms).
"""

from __future__ import annotations

import ssl
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx

from coffeeshop.customers.address import Address
from coffeeshop.customers.wire import Wire

WARM = "/.coffeeshop/warm"
MOST_BY_HTTPX = 200  # customers at once, or orders a second


def shared_context(url: str) -> ssl.SSLContext | None:
    """Return the TLS context that all customers of a rush share, None where there is no TLS.

    One context a client would cost 60 ms each.
    """
    return ssl.create_default_context() if url.startswith("https:") else None


class Transport(httpx.AsyncBaseTransport):
    """Carries an httpx client's requests over one wire, one at a time."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; `Closed` or `HungUp` where there is no answer."""
        head = [b"%b %b HTTP/1.1" % (request.method.encode(), request.url.raw_path)]
        head += [b"%b: %b" % header for header in request.headers.raw]
        reply = await self._wire.exchange(b"\r\n".join(head) + b"\r\n\r\n", await request.aread())
        return httpx.Response(reply.status, headers=reply.headers, content=reply.body, request=request)

    async def aclose(self) -> None:
        """Close the connection."""
        self._wire.close()


class Customer:
    """Sends one order at a time over one kept connection, by httpx."""

    def __init__(self, address: Address, context: ssl.SSLContext | None) -> None:
        self._url = address.url
        self._client = httpx.AsyncClient(
            transport=Transport(Wire(address.url, context)),
            headers=headers(address), timeout=None, trust_env=False,
        )  # fmt: skip

    async def warm(self, asking: bool = True) -> bool:
        """Open the connection, so that the first order need not; return whether a shop of ours answered.

        `Closed` where nobody is there.
        """
        return (await self._client.get(self._url + WARM)).status_code == HTTPStatus.NO_CONTENT

    async def ask(self, method: str, target: str, number: int) -> int:
        """Send order `number`, read the answer to its last byte, return its HTTP status."""
        answer = await self._client.request(method, self._url + target, headers={"x-order": str(number)})
        return answer.status_code

    async def fetch(self, method: str, target: str) -> Any:
        """Return the JSON that the shop's front door answers, None where it has no such thing."""
        answer = await self._client.request(method, self._url + target)
        is_json = answer.headers.get("content-type", "").startswith("application/json")
        return answer.json() if answer.is_success and is_json else None

    async def close(self) -> None:
        """Close the connection."""
        await self._client.aclose()


class LeanCustomer:
    """A customer of a big crowd: the same orders over the same connection, without httpx."""

    def __init__(self, address: Address, context: ssl.SSLContext | None) -> None:
        parts = urlsplit(address.url)
        self._prefix = parts.path
        named = [f"{name}: {value}\r\n" for name, value in headers(address).items()]
        self._rest = f" HTTP/1.1\r\nhost: {parts.netloc}\r\n{''.join(named)}x-order: "
        self._wire = Wire(address.url, context)

    async def warm(self, asking: bool = True) -> None:
        """Open the connection, and where that is not enough ask for something.

        At a shop of ours it is: ten thousand requests would be a rush of their own. Servers with a
        thread for each request keep one busy, for some seconds, with a connection that is silent.
        """
        if asking:
            await self.ask("GET", WARM, 0)
        else:
            await self._wire.open()

    async def ask(self, method: str, target: str, number: int) -> int:
        """Send order `number`, read the answer to its last byte, return its HTTP status."""
        empty = "" if method in ("GET", "HEAD", "OPTIONS") else "\r\ncontent-length: 0"
        head = f"{method} {self._prefix}{target}{self._rest}{number}{empty}\r\n\r\n"
        return (await self._wire.exchange(head.encode("ascii"))).status

    async def close(self) -> None:
        """Close the connection."""
        self._wire.close()


def headers(address: Address) -> dict[str, str]:
    """Return the headers that every request carries."""
    known = {"user-agent": "coffeeshop-customer", "accept": "*/*"}
    return known | ({"authorization": f"Bearer {address.token}"} if address.token else {})


def told_off(status: int) -> str | None:
    """Return what a bad `status` means, in words; None for a good one."""
    if status < 300:
        return None
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    answer = f"the shop answered {status} {phrase}".rstrip()
    if status < 400:
        return f"{answer}: it sent the customer to another address, and customers here don't follow."
    return f"{answer}."
