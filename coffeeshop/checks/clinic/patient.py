"""One patient of the clinic: a shop's source, sick or cured, who visits it, and which lines are the cause."""

from __future__ import annotations

import linecache
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from coffeeshop.menu import ShopError

DATA = Path(__file__).with_name("patients.toml")
HEALTH = ("sick", "cured")


@dataclass(frozen=True)
class Patient:
    """One row of patients.toml."""

    key: str  # "one": stable
    name: str  # "first"
    label: str
    complaint: str
    remedy: str
    causes: list[str]  # parts of the lines that make it sick
    visits: list[str]  # the paths that its visitors ask for, one after another
    sick: str
    cures: list[dict[str, str]]  # what is written (`now`) in place of what `was`

    @property
    def file(self) -> str:
        """The name that tracebacks and detectors know it by."""
        return f"shop_{self.key}.py"

    def source(self, health: str) -> str:
        """Return its code, "sick" or "cured"; ShopError for anything else."""
        if health not in HEALTH:
            raise ShopError(f"A shop of the clinic is sick or cured, not {health!r}.")
        source = self.sick
        for cure in self.cures if health == "cured" else []:
            source = source.replace(cure["was"], cure["now"])
        return source

    def guilty(self) -> set[int]:
        """Return the numbers of the sick shop's lines that are the cause."""
        lines = enumerate(self.sick.splitlines(), 1)
        return {number for number, line in lines if any(cause in line for cause in self.causes)}

    def opened(self, health: str) -> ModuleType:
        """Return the shop as a module that has just been run: its application is `app`.

        A shop without a `/ping` gets one, so that visitors can tell whether its loop is free.
        """
        source, module = self.source(health), ModuleType(f"shop_{self.key}")
        # Tracebacks, warnings and the x-ray read a line of code from here.
        linecache.cache[self.file] = (len(source), None, source.splitlines(keepends=True), self.file)
        exec(compile(source, self.file, "exec", dont_inherit=True), module.__dict__)
        if "/ping" not in [getattr(route, "path", "") for route in module.app.routes]:
            module.app.add_api_route("/ping", _ping)
        return module


async def _ping() -> str:
    return "pong"


def _read() -> dict[str, Patient]:
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["patient"]
    return {row["key"]: Patient(**row) for row in rows}


PATIENTS: dict[str, Patient] = _read()
