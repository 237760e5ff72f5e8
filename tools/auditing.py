"""Ask the database of known vulnerabilities about every package that requirements.lock names.

pip-audit asks, and uv runs it in an environment of its own. What is found fails, unless pyproject.toml makes
an exception for it, which says why and until when.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from environment import LOCK, PROJECT, ROOT, find_uv, quiet_env
from locked import entries, parts, pins
from speaking import ShopFailure, say

PIP_AUDIT = ("tool", "run", "--from", "pip-audit>=2.10,<3", "pip-audit")
HOW = (
    "--require-hashes",
    "--disable-pip",
    "-s",
    "osv",
    "--aliases",
    "-f",
    "json",
    "--progress-spinner",
    "off",
)
SILENT = (
    "The database of known vulnerabilities (osv.dev) did not answer for every package, so nothing is known "
    "about the lock, and this is no pass: connect to the internet and run the same command again."
)
EXAMPLE = '{ id = "GHSA-xxxx-xxxx-xxxx", why = "what makes it harmless here", until = 2027-01-31 }'


class Exemption(NamedTuple):
    """A vulnerability that the lock may hold until a day, and why."""

    id: str
    why: str
    until: datetime.date


def run(today: datetime.date) -> int:
    """Audit the lock and say what was found: 0 clean, 1 vulnerable or an exception expired, 2 no answer."""
    exceptions = read_exceptions(tomllib.loads(PROJECT.read_text(encoding="utf-8")))
    wanted = set(pins(LOCK.read_text(encoding="utf-8")))
    say(f"Asking about {len(wanted)} packages.")
    answers = ask(find_uv(), LOCK.read_text(encoding="utf-8"))
    missing = wanted - {(one["name"], one["version"]) for one in answers if "vulns" in one}
    if missing:
        say(SILENT)
        return 2
    wrong = complaints(answers, exceptions, today)
    for line in wrong:
        say(line)
    say(f"{len(wanted)} packages asked about, {len(wrong)} complaints, {len(exceptions)} exceptions.")
    return 1 if wrong else 0


def read_exceptions(project: dict[str, Any]) -> list[Exemption]:
    """Return the exceptions of pyproject.toml; ShopFailure where one lacks its reason or its day."""
    found = []
    for one in project["tool"]["coffeeshop"]["vulnerable-until"]:
        if not (one.get("id") and one.get("why") and isinstance(one.get("until"), datetime.date)):
            raise ShopFailure(
                f"An exception in pyproject.toml is no exception: {one}. It looks like {EXAMPLE}."
            )
        found.append(Exemption(one["id"], one["why"], one["until"]))
    return found


def complaints(answers: list[dict[str, Any]], exceptions: list[Exemption], today: datetime.date) -> list[str]:
    """Return a sentence for each vulnerability without an exception, and for each that has expired."""
    wrong = [
        f"The exception for {one.id} ended on {one.until}: mend the lock (make lock LOCK_ARGS=--upgrade), "
        f"or say in pyproject.toml why it may stay ({one.why}?) and until when."
        for one in exceptions
        if one.until < today
    ]
    excused = {one.id for one in exceptions}
    for answer in answers:
        for found in answer["vulns"]:
            if excused.isdisjoint([found["id"], *found.get("aliases", ())]):
                mended = ", ".join(found["fix_versions"]) or "no version yet"
                wrong.append(f"{answer['name']} {answer['version']}: {found['id']}, mended in {mended}.")
    return wrong


def ask(uv: str, lock: str) -> list[dict[str, Any]]:
    """Return what pip-audit answers about each package, nothing where the database is not reached."""
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(parts(entries(lock))):
            asked, told = Path(folder, f"{number}.txt"), Path(folder, f"{number}.json")
            asked.write_text(part, encoding="utf-8")
            command = [uv, *PIP_AUDIT, "-r", asked, *HOW, "-o", told]
            done = subprocess.run(command, cwd=ROOT, env=quiet_env(), capture_output=True, text=True)
            try:
                answers += json.loads(told.read_text(encoding="utf-8"))["dependencies"]
            except (OSError, ValueError):
                print("\n".join("    " + line for line in done.stderr.strip().splitlines()[-3:]))
                return []
    return answers
