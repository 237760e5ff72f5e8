"""What requirements.lock names: its entries, each a pin, a marker and hashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def entries(lock: str) -> list[str]:
    """Return the lock's entries, each with its lines of hashes."""
    return re.split(r"\n(?=\S)", lock.strip())


def pins(lock: str) -> Iterator[tuple[str, str]]:
    """Yield each package's name, as an index writes it, and its version; of every system and every Python."""
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock, re.M):
        yield re.sub(r"[-_.]+", "-", name).lower(), version


def parts(some: Iterable[str]) -> list[str]:
    """Return entries as requirements files without markers: several where a package has several versions.

    pip and pip-audit judge a marker by this very machine, and refuse a package that is named twice.
    """
    made: list[dict[str, str]] = []
    for entry in some:
        name = entry.partition("==")[0]
        home = next((part for part in made if name not in part), None)
        if home is None:
            made.append(home := {})
        home[name] = re.sub(r" ;[^\n\\]*", " ", entry, count=1)
    return ["\n".join(part.values()) + "\n" for part in made]
