"""The way from this machine to itself: the course's servers and customers use no other."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Iterator
from urllib.request import getproxies, proxy_bypass

from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding

HOST = "127.0.0.1"
JUPYTER = 8888
SECONDS = 3.0


def examine() -> Iterator[Finding]:
    """Talk to ourselves over a free port, look `localhost` up, and see whether a proxy is in the way."""
    troubles = [found for found in (_conversation(), _localhost(), _proxy()) if found]
    yield from troubles
    if not troubles:
        yield Finding(
            "fine", f"{HOST} answers, localhost leads there, free ports can be had, no proxy is in the way."
        )


def examine_port(port: int = JUPYTER) -> Iterator[Finding]:
    """Say whether somebody listens at the port that JupyterLab tries first."""
    with socket.socket() as made:
        made.settimeout(SECONDS)
        taken = made.connect_ex((HOST, port)) == 0
    if taken:
        said = "Somebody listens there, perhaps another JupyterLab. Ours takes the next free port: open the"
        yield Finding("note", f"{said} address that it prints.")
    else:
        yield Finding("fine", "It is free for JupyterLab.")


def _conversation() -> Finding | None:
    try:
        with socket.create_server((HOST, 0)) as door:
            door.settimeout(SECONDS)
            with (
                socket.create_connection(door.getsockname(), SECONDS) as customer,
                door.accept()[0] as barista,
            ):
                barista.settimeout(SECONDS)
                customer.sendall(b"latte")
                if barista.recv(5) == b"latte":
                    return None
        why = "what was sent did not arrive"
    except OSError as error:
        why = error.strerror or str(error)
    said = f"This machine cannot talk to itself at {HOST}: {why}."
    if sys.platform.startswith("linux"):
        return Finding("wrong", said, "sudo ip link set lo up")
    return Finding("wrong", f"{said} Allow Python in the firewall or security program that blocks it.")


def _localhost() -> Finding | None:
    try:
        found = sorted({str(entry[4][0]) for entry in socket.getaddrinfo("localhost", None)})
        why = f"leads to {', '.join(found)}"
    except OSError as error:
        found, why = [], f"cannot be looked up ({error.strerror})"
    if any(ipaddress.ip_address(address).is_loopback for address in found):
        return None
    said = f"The name localhost {why}, where it should lead to {HOST}: JupyterLab uses it."
    if sys.platform == "win32":
        return Finding("wrong", rf"{said} Mend it in C:\Windows\System32\drivers\etc\hosts.")
    drop = "sudo sed -i.before '/[[:space:]]localhost/d' /etc/hosts"
    return Finding("wrong", said, f"{drop} && echo '{HOST} localhost' | sudo tee -a /etc/hosts")


def _proxy() -> Finding | None:
    proxies = {scheme: address for scheme, address in getproxies().items() if scheme in ("http", "all")}
    if not proxies or proxy_bypass(HOST):
        return None
    scheme, address = next(iter(proxies.items()))
    where = address.rpartition("@")[2].rpartition("//")[2]  # without the password
    said = f"A proxy for {scheme} ({where}) would get what a lesson sends to {HOST}."
    name = "no_proxy" if "no_proxy" in os.environ else "NO_PROXY"  # the small one wins where both are set
    value = ",".join(filter(None, [os.environ.get(name), HOST, "localhost"]))
    return Finding("wrong", said, mending.variable(name, value))
