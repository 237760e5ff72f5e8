"""Run Python in a network of its own, with loopback and no other route: `python tools/alone.py -m pytest`.

Linux alone can do that: as root, or where the system lets a user make namespaces.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys

from speaking import ShopFailure

INSIDE = "--inside"
OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))  # addresses that nobody may have
UP = 1  # the flag of an interface
READ_FLAGS, WRITE_FLAGS = 0x8913, 0x8914  # SIOCGIFFLAGS and SIOCSIFFLAGS of Linux


def entered() -> list[str]:
    """Return the words that put a command into a network of its own, with the same user."""
    mapped = [] if os.geteuid() == 0 else ["--map-current-user", "--keep-caps"]
    return ["unshare", *mapped, "--net"]


def why_not() -> str:
    """Return in one sentence why this system can't do that, "" where it can."""
    if shutil.which("unshare") is None:
        return "Nothing can be tried offline here: that needs Linux with the program unshare (util-linux)."
    tried = subprocess.run([*entered(), "true"], capture_output=True, text=True)
    if tried.returncode == 0:
        return ""
    return (
        f"Nothing can be tried offline here, because the system refuses a network of its own "
        f"({tried.stderr.strip()}): try it as root, or let users make namespaces "
        "(Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0)."
    )


def raise_loopback() -> None:
    """Switch loopback on, which a new network has switched off."""
    import fcntl  # which Windows lacks

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sh22x", b"lo", 0)
        (flags,) = struct.unpack_from("h", fcntl.ioctl(any_socket, READ_FLAGS, asked), 16)
        fcntl.ioctl(any_socket, WRITE_FLAGS, struct.pack("16sh22x", b"lo", flags | UP))


def leads_outside() -> bool:
    """Return whether any route leads out of this machine; nothing is sent."""
    for family, address in OUTSIDE:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((address, 9))
            except OSError:
                continue
            return True
    return False


def main(words: list[str]) -> None:
    """Become `python WORDS` in a network of its own; ShopFailure where that can't be."""
    if words[:1] != [INSIDE]:
        if why := why_not():
            raise ShopFailure(why)
        os.execvp("unshare", [*entered(), sys.executable, __file__, INSIDE, *words])
    raise_loopback()
    if leads_outside():
        raise ShopFailure("The network of its own has a route to the outside: this proves nothing.")
    os.execv(sys.executable, [sys.executable, *words[1:]])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except ShopFailure as failure:
        sys.exit(f"shop: {failure}")
