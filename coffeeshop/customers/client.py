"""One customer: an HTTP client with one connection of its own."""

from __future__ import annotations

import ssl
from http import HTTPStatus
from typing import Any

import httpx

from coffeeshop.customers.address import Address

WARM = "/.coffeeshop/warm"


def shared_context(url: str) -> ssl.SSLContext:
    """Return the TLS context that all customers share; httpx would make one each, 60 ms a time."""
    if url.startswith("https:"):
        return ssl.create_default_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used, so it needs no certificates


class Customer:
    """Sends one order at a time over one kept connection, by httpx."""

    def __init__(self, address: Address, context: ssl.SSLContext) -> None:
        headers = {"user-agent": "coffeeshop-customer"}
        if address.token:
            headers["authorization"] = f"Bearer {address.token}"
        self._url = address.url
        self._client = httpx.AsyncClient(
            headers=headers, verify=context, timeout=None, trust_env=False,
            limits=httpx.Limits(max_connections=1, keepalive_expiry=3600),
        )  # fmt: skip

    async def warm(self) -> None:
        """Open the connection, so that the first order need not; httpx.TransportError where it can't."""
        await self._client.get(self._url + WARM)

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


def told_off(status: int) -> str | None:
    """Return what a bad `status` means, in words; None for a good one."""
    if status < 400:
        return None
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    return f"the shop answered {status} {phrase}".rstrip() + "."
