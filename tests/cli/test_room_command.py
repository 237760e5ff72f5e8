"""`coffeeshop room` as a command: what it prints, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

ROOM = [sys.executable, "-m", "coffeeshop.cli", "room"]


@contextmanager
def opened(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command until it says how it will close, and give what it printed."""
    with subprocess.Popen(
        [*ROOM, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as room:
        said = ""
        for line in room.stdout or ():
            said += line
            if "by itself in" in line:
                break
        try:
            yield room, said
        finally:
            room.kill()


def test_it_says_where_it_is_and_closes_by_itself() -> None:
    with opened("--minutes", "0.05") as (room, said):
        found = re.findall(r"(For the room|For you): +http://127\.0\.0\.1:\d+/\?token=\S+", said)
        assert found == ["For the room", "For you"]
        assert "recipes.py" in said
        assert "Only this machine reaches it" in said
        rest, errors = room.communicate(timeout=60)
        assert (room.returncode, errors) == (0, "")
        assert "The room is closed. 0 drinks were served." in rest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no interrupt to a child")
def test_an_interrupt_closes_it() -> None:
    with opened() as (room, said):
        port = int(re.findall(r"127\.0\.0\.1:(\d+)", said)[0])
        room.send_signal(signal.SIGINT)
        rest, errors = room.communicate(timeout=60)
        assert (room.returncode, errors) == (0, "")
        assert "The room is closed" in rest
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--open", "0.0.0.0"], "stands for every network at once"),
        (["--open", "203.0.113.7"], "is no address of this machine"),
        (["--guests", "0"], "because it stays bounded"),
        (["--port", "many"], "invalid int value"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(options: list[str], why: str) -> None:
    done = subprocess.run([*ROOM, *options], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert "Traceback" not in done.stderr
