"""All checks, one after another; a check that fails is told as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coffeeshop.workshop.doctor import (
    clock,
    cores,
    engines,
    files,
    folders,
    kernel,
    loopback,
    memory,
    mending,
    packages,
    python,
    widgets,
)
from coffeeshop.workshop.doctor.finding import Finding

Check = Callable[[], Iterable[Finding]]
QUICK: dict[str, Check] = {  # what can stop a learner
    "Python": python.examine,
    "Packages": packages.examine,
    "Kernel": kernel.examine,
    "Widgets": widgets.examine,
    "Loopback": loopback.examine,
    "Memory": memory.examine,
    "Folders": folders.examine,
}
THOROUGH: dict[str, Check] = QUICK | {
    "Port 8888": loopback.examine_port,
    "Open files": files.examine,
    "Cores": cores.examine,
    "Clock": clock.examine,
    "Engines": engines.examine,
}


def examine(quick: bool = False) -> list[Finding]:
    """Look at this machine and return what was found, in a second or two.

    `quick` leaves out what only makes lessons show less, and changes nothing in this process: for a
    start that must not wait, and for a notebook.
    """
    return [
        finding for name, check in (QUICK if quick else THOROUGH).items() for finding in asked(name, check)
    ]


def asked(name: str, check: Check) -> list[Finding]:
    """Return what the check found; an error of its own is a finding, too."""
    try:
        return [finding._replace(check=name) for finding in check()]
    except ModuleNotFoundError as missing:
        said = f"This can be examined once the course is set up: {missing.name} is not here."
        return [Finding("unknown", said, "", name)]
    except Exception as error:
        said = " ".join(str(error).split())
        return [Finding("unknown", f"This could not be examined: {type(error).__name__}: {said}", "", name)]


def line() -> str:
    """Return in one line what is wrong with this machine and what mends it, "" where nothing is."""
    wrong = [finding for finding in examine(quick=True) if finding.level == "wrong"]
    if not wrong:
        return ""
    first, *more = wrong
    mend = f" What mends it, in a terminal: {first.mend}" if first.mend else ""
    rest = f" (And {len(more)} more: {mending.tool('doctor')})" if more else ""
    return f"Before you go on, something on this machine needs mending. {first.found}{mend}{rest}"
