"""A machine that cannot talk to itself, a localhost that leads away, a proxy, a port that is taken."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from doctortools import ask, namespace

from coffeeshop.workshop.doctor import loopback

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")


@linux
def test_loopback_that_is_down_is_wrong() -> None:
    told = ask(before=namespace("-n"))
    assert told.status == 1
    assert "cannot talk to itself at 127.0.0.1" in told.of("Loopback")["found"]
    assert told.of("Loopback")["mend"] == "sudo ip link set lo up"


@linux
def test_a_localhost_that_leads_away_is_wrong(tmp_path: Path) -> None:
    hosts = tmp_path / "hosts"
    hosts.write_text("192.0.2.7 localhost\n")
    own = (*namespace("-m"), "sh", "-c", f'mount --bind {hosts} /etc/hosts && exec "$@"', "sh")
    told = ask(before=own)
    assert told.status == 1
    assert "The name localhost leads to 192.0.2.7" in told.of("Loopback")["found"]
    assert "'127.0.0.1 localhost' | sudo tee -a /etc/hosts" in told.of("Loopback")["mend"]


@pytest.mark.parametrize(
    ("proxy", "besides", "caught"),
    [
        ({"HTTP_PROXY": "http://proxy.example:3128"}, {}, True),
        ({"all_proxy": "socks5://proxy.example:1080"}, {"NO_PROXY": "example.org"}, True),
        ({"http_proxy": "http://proxy.example:3128"}, {"NO_PROXY": "localhost,127.0.0.1"}, False),
        ({"https_proxy": "http://proxy.example:3128"}, {}, False),
    ],
)
def test_a_proxy_that_would_catch_loopback(
    proxy: dict[str, str], besides: dict[str, str], caught: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    for name, value in {**proxy, **besides}.items():
        monkeypatch.setenv(name, value)
    (found,) = loopback.examine()
    assert found.level == ("wrong" if caught else "fine"), found.found
    if caught:
        assert found.mend.split("NO_PROXY")[1].strip("= ") == ",".join(
            [*besides.values(), "127.0.0.1", "localhost"]
        )


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        (taken,) = loopback.examine_port(port)
    (free,) = loopback.examine_port(port)
    assert (taken.level, free.level) == ("note", "fine")
    assert "the next free port" in taken.found
