"""The installed packages, against what the course declares and what its lock names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding

if TYPE_CHECKING:
    from packaging.requirements import Requirement

COURSE = "coffeeshop[notebooks]"
MOST = 4  # packages named


def examine(lock: Path | None = None) -> Iterator[Finding]:
    """Compare the packages with what the course needs, and with `lock` (by default the checkout's)."""
    head.cache_clear()
    if not all(map(version, ("coffeeshop", "jupyterlab", "packaging"))):
        yield Finding(
            "wrong", f"The course is not set up in this Python ({sys.executable}).", mending.install()
        )
        return
    if lacking := unmet(COURSE):
        yield Finding("wrong", f"The course needs what is not here: {_some(lacking)}.", mending.install())
        return
    folder = mending.checkout()
    lock = lock or (folder / mending.LOCK if folder else None)
    if lock is None:
        yield Finding(
            "fine", "All that the course needs is here (there is no requirements.lock to compare with)."
        )
        return
    pins = _pins(lock)
    if other := [f"{pin} ({version(pin.name) or 'not here'})" for pin in pins if _differs(pin)]:
        said = f"{len(other)} of {len(pins)} packages are not of the version that {lock.name} names"
        yield Finding("note", f"{said}: {_some(other)}.", mending.install())
    else:
        yield Finding("fine", f"All {len(pins)} are of the version that {lock.name} names.")


def version(name: str) -> str:
    """Return the installed version of a package, "" where it is not installed."""
    told = head(name)
    return (told and told["Version"]) or ""


@cache
def head(name: str) -> Message | None:
    """Return the head of a package's metadata: the long text after it costs a hundred times as much."""
    try:
        text = distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return None
    return HeaderParser().parsestr(text.partition("\n\n")[0])


def unmet(course: str) -> list[str]:
    """Return what the course, or a package that it needs, asks for and does not find in this Python."""
    from packaging.requirements import Requirement

    todo, seen, wrong = [Requirement(course)], set(), []
    while todo:
        wish = todo.pop()
        have = version(wish.name)
        if not have or not wish.specifier.contains(have, prereleases=True):
            wrong.append(f"{wish.name}{wish.specifier}" + (f" ({have} is)" if have else ""))
        elif (key := (wish.name.lower(), *sorted(wish.extras))) not in seen:
            seen.add(key)
            todo += _wishes(wish)
    return sorted(set(wrong))


def _wishes(of: Requirement) -> Iterator[Requirement]:
    from packaging.requirements import Requirement

    told = head(of.name)
    for text in (told and told.get_all("Requires-Dist")) or ():
        wish = Requirement(text)
        if not wish.marker or any(wish.marker.evaluate({"extra": extra}) for extra in ("", *of.extras)):
            yield wish


def _pins(lock: Path) -> list[Requirement]:
    """Return the lock's pins that apply to this Python and system."""
    from packaging.requirements import Requirement

    lines = re.findall(r"^[^\s#].*==.*?(?=\s*\\?$)", lock.read_text(encoding="utf-8"), re.M)
    pins = [Requirement(line) for line in lines]
    return [pin for pin in pins if not pin.marker or pin.marker.evaluate()]


def _differs(pin: Requirement) -> bool:
    have = version(pin.name)
    return not have or not pin.specifier.contains(have, prereleases=True)


def _some(names: list[str]) -> str:
    more = [f"and {len(names) - MOST} more"] if len(names) > MOST else []
    return ", ".join([*names[:MOST], *more])
