"""The socket that a shop listens on: loopback only, unless a room was opened to its network."""

from __future__ import annotations

import errno
import socket
import sys

from coffeeshop.menu import ShopError

HOST = "127.0.0.1"


def listening(port: int, host: str = HOST) -> socket.socket:
    """Return a socket bound to `port` of an address of this machine, 0 for any free one.

    ShopError where the port is taken, reserved or no port at all, or the address another machine's.
    """
    # With protocol 0 asyncio does not set TCP_NODELAY, and a request takes 44 ms in place of 2.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # SO_REUSEADDR on Windows would let two shops share a port; elsewhere it only allows a restart.
        option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        made.setsockopt(socket.SOL_SOCKET, option, 1)
        made.bind((host, port))
        made.listen(2048)
    except (OSError, OverflowError, TypeError) as error:
        made.close()
        raise ShopError(_in_words(port, host, error)) from None
    made.setblocking(False)
    return made


def _in_words(port: object, host: str, error: Exception) -> str:
    free = "Leave out port= and the shop takes a free one"
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE or (sys.platform == "win32" and number == errno.EACCES):
        return (
            f"Port {port} is taken: another program listens there. {free}, or stop the other program first."
        )
    if number == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine. Look it up in the network settings and give that one."
    if number == errno.EACCES:
        return f"Port {port} is reserved for the system (ports below 1024 are). {free}."
    if isinstance(error, OSError):
        return f"Port {port} cannot be opened: {error.strerror}. {free}."
    return f"{port!r} is no port: a port is a whole number from 0 to 65535. {free}."
