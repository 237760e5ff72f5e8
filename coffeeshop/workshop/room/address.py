"""Where the room finds this machine, and the token that lets people in."""

from __future__ import annotations

import ipaddress
import secrets
import socket

from coffeeshop.menu import ShopError

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on a projector
HOW = "Find it in the network settings, then give it: coffeeshop room --open 192.168.1.20"


def own_address() -> str:
    """Return this machine's address on the network that leads outwards; nothing is sent.

    ShopError where it is on no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation: UDP connects without a packet
            found = probe.getsockname()[0]
        except OSError:
            found = "127.0.0.1"
    if ipaddress.ip_address(found).is_loopback:
        raise ShopError(f"This machine's address on the room's network cannot be seen from here. {HOW}.")
    return found


def checked_address(address: str) -> str:
    """Return an address of one network card; ShopError where it is none, or stands for all of them."""
    try:
        given = ipaddress.IPv4Address(address)
    except ValueError:
        raise ShopError(f"{address!r} is no address of this machine, such as 192.168.1.20. {HOW}.") from None
    if given.is_unspecified or given.is_multicast:
        raise ShopError(f"{address} stands for every network at once; the room needs one. {HOW}.")
    return str(given)


def is_public(address: str) -> bool:
    """Return whether the whole internet could reach that address."""
    return ipaddress.IPv4Address(address).is_global


def join_token() -> str:
    """Return a token that can be read from a projector and typed: eight of 31 letters, 40 bits."""
    letters = [secrets.choice(LETTERS) for _ in range(8)]
    return "".join([*letters[:4], "-", *letters[4:]])
