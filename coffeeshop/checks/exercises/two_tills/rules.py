"""What goes wrong in Two tills, one day, and why."""

from __future__ import annotations

from coffeeshop.checks import common
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.two_tills.apart import each_its_own, nothing_kept
from coffeeshop.checks.exercises.two_tills.crowd import TOGETHER, two_steps
from coffeeshop.checks.exercises.two_tills.scene import read_then_written
from coffeeshop.checks.verdict import Finding


def not_opened(e: Evidence) -> Finding | None:
    """The cell could not be run, or its shop not be opened."""
    failed = e.seen.get("failed")
    if not failed:
        return None
    kind, message, line = failed["type"], failed["message"], failed["line"]
    if kind == "NoApp":
        return common.missing(Evidence(e.source, "finished", {"missing": ["app"]}))
    if kind == "Silent":
        return Finding(
            "does-not-open",
            "A till was not open after 20 seconds.",
            "Each till runs your cell from its first line to its last before it serves anybody.",
            "Look for a loop or a wait outside of the endpoints.",
        )
    if "already exists" in message:
        return Finding(
            "made-twice",
            f"{e.seen['opened']} of 2 tills opened; the other stopped at line {line}: {message}.",
            "Both run your cell in the same folder, and the second finds what the first has made.",
            "Make it only where it is not there yet: SQL has words for that.",
            line,
        )
    if "locked" in message:
        return Finding(
            "locked-at-opening",
            f"{e.seen['opened']} of 2 tills opened; the other found: {message}.",
            "Both prepare the same file at the same moment, and one of them holds on to it.",
            "Commit what you prepare at once, so that the other till can go on.",
            line,
        )
    return Finding(
        "till-failed",
        f"{e.seen['opened']} of 2 tills opened: {kind}: {message.rstrip('.')}.",
        "A till runs your cell on its own, without the cells above it.",
        "Mend that first, then look at the sums.",
        line,
    )


def gone(e: Evidence) -> Finding | None:
    """A till ended, or says nothing any more though nobody waits."""
    left = e.call("os._exit", "os.kill", "os.abort", "sys.exit")
    if not e.seen.get("mute") or not left:
        return None
    return Finding(
        "till-gone",
        f"{e.seen['mute']} of the 2 tills had ended before the day was over.",
        f"`{left.name}` ends the worker, with all its customers in it.",
        "An endpoint returns; it never ends the process.",
        left.line,
    )


EMPTY = ("ValueError", "JSONDecodeError")  # the other till has emptied the file to write it anew

RAISED: tuple[tuple[str, str, str, str], ...] = (
    (
        "no such table",
        "no-table",
        "The file is there, empty: SQLite makes it when you connect. Nobody has made the table.",
        "Make it when a till opens, unless it is there already.",
    ),
    (
        "same thread",
        "other-thread",
        "A plain `def` endpoint runs in a helper's thread, and sqlite3's connection belongs to the thread that "
        "made it.",
        "Open a connection where you use it, and close it after.",
    ),
    (
        "locked",
        "locked",
        "Another sale held the file for writing, longer than this one would wait.",
        "Write in one short statement, and commit at once.",
    ),
)


def raised(e: Evidence) -> Finding | None:
    """An endpoint raised something."""
    error = next(iter(e.seen.get("raised", ())), None)
    if error is None:
        return None
    if error["type"] in EMPTY and read_then_written(e):
        return two_steps(e, f"{error['path']} ended in {error['type']}: {error['message'].rstrip('.')}.")
    what = f"A sale or a question ended in {error['type']}: {error['message'].rstrip('.')}."
    for words, name, why, advice in RAISED:
        if words in error["message"] and not (name == "locked" and TOGETHER[0](e)):
            return Finding(name, what, why, advice, error["line"])
    if "locked" in error["message"]:
        return None
    if error["type"] == "ResponseValidationError":
        return other_answer(e)
    return Finding(
        "raised",
        what,
        "A customer gets a status 500 for it.",
        "Mend the line, then look at the sums.",
        error["line"],
    )


def path_missing(e: Evidence) -> Finding | None:
    """`POST /sell/{cups}` or `GET /sold` is not there."""
    statuses = e.seen.get("alone", {}).get("statuses", ())
    asked = [f"(status {status})" for status in (404, 405)]
    if any(sum_ in asked for sum_ in e.seen["empty"]):
        path = "GET /sold"
    elif {404, 405} & set(statuses):
        path = "POST /sell/{cups}"
    else:
        return None
    return Finding(
        "path-missing",
        f"The shop has no `{path}` any more: the answer was status 404 or 405.",
        "Customers and the other till come by the addresses they know.",
        "Keep both endpoints' paths.",
    )


def other_answer(e: Evidence) -> Finding | None:
    """`/sold` answers no number."""
    said = next((s for s in e.seen["empty"] if not isinstance(s, int) or isinstance(s, bool)), None)
    if said is None:
        return None
    return Finding(
        "other-answer",
        f"Asked before the first sale, `/sold` answers {said!r}.",
        "The manager wants the sum itself, a whole number.",
        "Return the number, and 0 as long as nothing is sold.",
        getattr(e.functions.get("sold"), "lineno", None),
    )


def not_at_zero(e: Evidence) -> Finding | None:
    """The day does not begin at zero."""
    empty = e.seen["empty"]
    if empty == [0, 0]:
        return None
    if e.seen.get("after_one") == empty:
        return Finding(
            "made-up",
            f"The tills say {empty[0]} and {empty[1]} before the first sale, and the same after it.",
            f"{e.seen['first']} cups were sold in between; the number does not come from the sales.",
            "Count what is sold.",
            getattr(e.functions.get("sold"), "lineno", None),
        )
    return Finding(
        "not-at-zero",
        f"Before the first sale the tills say {empty[0]} and {empty[1]}.",
        "The folder was empty when they opened, so this is from somewhere else: an earlier day's file in another "
        "folder, or a number typed in.",
        "Begin at 0, in a file with a plain name such as `day.db`.",
    )


FIRST = (not_opened, gone)
RULES = (path_missing, raised, other_answer, not_at_zero, nothing_kept, each_its_own, *TOGETHER)
