"""What runs offline reaches this machine's own servers, and no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import alone
import pytest

TOOL = Path(__file__).parents[1] / "tools" / "alone.py"
WITHIN = """
import os, socket, threading
server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=lambda: server.accept()[0].sendall(b"milk")).start()
print(socket.create_connection(server.getsockname()).recv(4).decode(), os.getuid())
try:
    socket.create_connection(("192.0.2.1", 80), 5)
except OSError as error:
    print(error.strerror)
"""


def test_loopback_answers_and_nothing_else_can_be_reached() -> None:
    if why := alone.why_not():
        pytest.skip(why)
    done = subprocess.run([sys.executable, TOOL, "-c", WITHIN], capture_output=True, text=True)
    user = str(alone.os.getuid())
    assert done.stdout.split("\n")[:2] == [f"milk {user}", "Network is unreachable"], done.stderr


def test_where_it_cannot_be_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "entered", lambda: ["sh", "-c", "echo not permitted >&2; exit 1"])
    monkeypatch.setattr(alone.shutil, "which", lambda name: "/bin/sh")
    with pytest.raises(alone.ShopFailure, match=r"^Nothing can be tried offline.*\(not permitted\)"):
        alone.main(["-c", "print('alone')"])
    monkeypatch.setattr(alone.shutil, "which", lambda name: None)
    with pytest.raises(alone.ShopFailure, match="needs Linux with the program unshare"):
        alone.main(["-c", "print('alone')"])
