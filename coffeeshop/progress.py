"""What the learner has done, in a file of theirs."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from coffeeshop.menu import ShopError

HOME = "COFFEESHOP_HOME"  # the environment variable that names the folder
FILE = "progress.json"


class Judged(Protocol):
    """What a check's verdict tells the progress."""

    @property
    def passed(self) -> bool | None:
        """None where nothing was attempted."""

    @property
    def said(self) -> str:
        """The verdict in a sentence or two."""


def home() -> Path:
    """Return the learner's folder: $COFFEESHOP_HOME, else the checkout's `my_shop`, else ~/coffeeshop.

    The checkout is the nearest folder, from the working folder upwards, that holds the course's
    `notebooks` and its package. The folder may not exist yet.
    """
    if os.environ.get(HOME):
        return Path(os.environ[HOME]).expanduser()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "notebooks").is_dir() and (folder / "coffeeshop" / "progress.py").is_file():
            return folder / "my_shop"
    return Path.home() / "coffeeshop"


class Progress:
    """The learner's progress; every change is read from and written to the file at once.

    `file` defaults to `progress.json` in `home()`. Where the file is damaged it is kept aside, and
    where it cannot be written progress is kept in memory; `notice` then says so in a sentence.
    """

    def __init__(self, file: str | os.PathLike[str] | None = None) -> None:
        self.file = Path(file) if file else home() / FILE
        self.notice = ""
        self._exercises: dict[str, dict[str, Any]] = {}
        self.load()

    @property
    def done(self) -> tuple[str, ...]:
        """The exercises that have passed once, in the order of their first passing."""
        passed = [(entry["passed"], name) for name, entry in self._exercises.items() if entry.get("passed")]
        return tuple(name for _, name in sorted(passed, key=lambda one: one[0]))

    def tries(self, exercise: str) -> int:
        """Return how often the exercise was attempted."""
        return int(self._exercises.get(exercise, {}).get("tries", 0))

    def record(self, exercise: str, verdict: Judged) -> None:
        """Note one attempt; a verdict whose `passed` is None is none. What has passed once stays done."""
        if verdict.passed is None:
            return
        self.load()  # another notebook may have written meanwhile
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        entry = self._exercises.setdefault(exercise, {})
        entry["tries"] = self.tries(exercise) + 1
        entry["last"], entry["said"] = now, verdict.said
        if verdict.passed:
            entry.setdefault("passed", now)
        self.save()

    def add(self, file: str | os.PathLike[str]) -> None:
        """Take over from another progress file what was tried more often or passed (earlier) there.

        ShopError where it can't be read or holds no progress.
        """
        try:
            theirs = _exercises(Path(file).expanduser().read_text(encoding="utf-8"))
        except OSError as error:
            raise ShopError(
                f"{file} could not be read ({error.strerror}): name it from this folder."
            ) from None
        except UnicodeDecodeError:
            theirs = None
        if theirs is None:
            raise ShopError(
                f"{file} holds no progress of this course: it is called {FILE} where it was made."
            )
        self.load()
        for name, entry in theirs.items():
            self._exercises[name] = _both(self._exercises.get(name, {}), entry)
        self.save()

    def load(self) -> None:
        """Read the file, where there is one; a damaged one is renamed and progress begins anew."""
        try:
            text = self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except UnicodeDecodeError:
            self._keep_aside()
            return
        except OSError as error:
            self.notice = f"Your progress in {self.file} could not be read: {error.strerror}."
            return
        exercises = _exercises(text)
        if exercises is None:
            self._keep_aside()
        else:
            self._exercises = exercises

    def save(self) -> None:
        """Write the file so that it is whole at every moment: beside it first, then in its place."""
        text = json.dumps({"version": 1, "exercises": self._exercises}, indent=1, ensure_ascii=False)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _replace(self.file, text + "\n")
        except OSError as error:
            self.notice = (
                f"Your progress could not be written to {self.file}: {error.strerror}. It is kept until this "
                f"notebook's kernel ends. Name a folder of yours in {HOME} to keep it for good."
            )

    def _keep_aside(self) -> None:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.file.with_name(f"{self.file.stem}.damaged-{stamp}{self.file.suffix}")
        self._exercises = {}
        with contextlib.suppress(OSError):
            self.file.rename(aside)
        self.notice = (
            f"Your progress file was damaged and could not be read. It is kept as {aside.name} beside it, "
            "and progress begins anew."
        )


def _exercises(text: str) -> dict[str, dict[str, Any]] | None:
    """Return what the file's text holds, or None where it is damaged."""
    try:
        exercises = json.loads(text)["exercises"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    good = isinstance(exercises, dict) and all(_is_entry(entry) for entry in exercises.values())
    return exercises if good else None


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return two notes on an exercise as one: the last verdict, the first passing, the more tries."""
    both = max(one, other, key=lambda entry: entry.get("last", "")).copy()
    both["tries"] = max(one.get("tries", 0), other.get("tries", 0))
    passed = [entry["passed"] for entry in (one, other) if entry.get("passed")]
    return both | ({"passed": min(passed)} if passed else {})


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("tries", 0), int)
        and isinstance(entry.get("passed", ""), str)
    )


def _replace(file: Path, text: str) -> None:
    number, beside = tempfile.mkstemp(dir=file.parent, prefix=".progress-", suffix=".tmp")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
