"""Where a shop is: only ever on this machine."""

from __future__ import annotations

import ipaddress
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from coffeeshop.menu import ShopError


class Address(NamedTuple):
    """A shop's address, and the token it wants to see."""

    url: str  # "http://127.0.0.1:8000", without a slash at its end
    token: str | None = None


def address(shop: Any) -> Address:
    """Return the address of `shop`: a URL, or anything that has a `.url` (and perhaps a `.token`).

    The token may also stand in the URL, as the password in front of the host.

    ShopError where that is no address, where the shop has none any more, or where it is not on this
    machine: a rush is a load test, and nobody else agreed to one.
    """
    url = shop if isinstance(shop, str) else getattr(shop, "url", None)
    if url is None and hasattr(shop, "url"):
        raise closed("The shop")
    if not isinstance(url, str):
        raise ShopError(
            f"A rush needs a shop or its address, and {type(shop).__name__!r} is neither. "
            'Give what serve(app) returned, or a text such as "http://127.0.0.1:8000".'
        )
    checked = _checked(url.strip())
    brought = unquote(urlsplit(url.strip()).password or "")
    return Address(checked, getattr(shop, "token", None) or brought or None)


def _checked(url: str) -> str:
    """Return `url` put together anew from its parts, so that no client can read it differently."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = None, None, None
    if parts is None or parts.scheme not in ("http", "https") or not host:
        raise ShopError(f'{url!r} is no address of a shop. Write it like "http://127.0.0.1:8000".')
    if not is_loopback(host):
        raise ShopError(
            f"The shop at {host!r} is not on this machine, and a rush is a load test: "
            "it goes to 127.0.0.1 or localhost only. Start a shop here with serve(app)."
        )
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Return whether `host` can only be this machine; a name other than localhost never can."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def closed(where: str) -> ShopError:
    """Return the error that says that nobody answers at `where`."""
    return ShopError(
        f"{where} is closed: nobody answers there. Open it first, with shop = serve(app), and send the "
        "rush while it is open."
    )
