"""What can go wrong in every exercise: diagnoses that need to know nothing of it."""

from __future__ import annotations

import warnings

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.verdict import Finding


def syntax(source: str) -> Finding | None:
    """The source is not Python."""
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):  # it has warned once
            compile(source, "your_cell.py", "exec", flags=0x2000, dont_inherit=True)  # top-level await
    except SyntaxError as error:
        what = f"Python could not read line {error.lineno}: {error.msg}."
        if "'await' outside" in (error.msg or ""):
            return Finding(
                "await-in-def",
                what,
                "Only an `async def` can be suspended, so only there may `await` stand.",
                "Write `async def`, or do without `await`.",
                error.lineno,
            )
        return Finding(
            "syntax",
            what,
            "",
            "Mend the line, then run the cell and the check again.",
            error.lineno,
        )
    except ValueError:
        return Finding(
            "syntax",
            "Python could not read the cell: it holds a null character.",
        )
    return None


def missing(e: Evidence) -> Finding | None:
    """A name that the check needs is not there."""
    names = e.seen.get("missing")
    if not names:
        return None
    return Finding(
        "name-missing",
        f"The cell defines no `{names[0]}`.",
        "The check looks for that name.",
        "Keep the name that the starter gave it.",
    )


def patched(e: Evidence) -> Finding | None:
    """The code replaced what it is measured with."""
    names = e.patched or e.seen.get("patched")  # in this process, or in one of the scene's
    if not names:
        return None
    name = names[0]
    if name.startswith("coffeeshop.checks"):
        return Finding(
            "check-overwritten",
            f"Your code replaced `{name}`, a part of the check itself.",
            "A check that you write yourself only tells you what you told it.",
            "It is yours to read, though: leave it whole and see what it measures.",
        )
    return Finding(
        "patched",
        f"Your code replaced `{name}` with something else.",
        "Nicely tried: the clock would agree, but a customer would still wait.",
        "Leave Python's own functions as they are and change how your code calls them.",
    )


def gone(e: Evidence) -> Finding | None:
    """The process ended, by intent or by accident."""
    if e.outcome == "died":
        found = e.call("os._exit", "os.kill", "os.abort")
        return Finding(
            "process-died",
            "Your code ended the whole Python process in the middle of the check.",
            f"`{found.name}` leaves at once, without a word." if found else "",
            "Let the function return instead. Your notebook is unharmed: it ran elsewhere.",
            found.line if found else None,
        )
    if e.outcome == "exited":
        return Finding(
            "exited",
            "Your code left by `SystemExit` before it was done.",
            "`sys.exit()` ends a program; in a server it would end the shop with all its customers.",
            "Use `return` to leave a function.",
            e.raised.get("line"),
        )
    return None


def memory(e: Evidence) -> Finding | None:
    """More memory than a laptop should give to an exercise."""
    if e.outcome != "memory":
        return None
    return Finding(
        "memory",
        "Your code took more than 300 MB of memory, so the check stopped it.",
        "Something grows without an end, or a very large value is built at once.",
        "Look for a loop that appends and never stops.",
    )


def stuck(e: Evidence) -> Finding | None:
    """Still at it when the time was up."""
    if e.outcome != "stuck":
        return None
    how, line, after = e.stuck.get("how"), e.stuck.get("line"), f"{e.stuck['after']} seconds"
    if how == "waiting":
        return Finding(
            "endless-wait",
            f"Your code was still waiting after {after}, so the check stopped it.",
            "It is suspended at an `await` that nothing ever wakes.",
            "Ask of that line: who finishes what it waits for?",
            line,
        )
    if "sleep" in e.text(line):
        return Finding(
            "long-block",
            f"Your code held its thread for more than {after}, so the check stopped it.",
            "The line sleeps without letting go: nothing else can run, not even a timeout.",
            "Sleep with `await asyncio.sleep(...)`, and no longer than the exercise asks.",
            line,
        )
    return Finding(
        "endless-loop",
        f"Your code was still running after {after}, so the check stopped it.",
        "It never came to an `await` that suspends, nor to its end.",
        "Look at the condition of the loop in which it was stopped.",
        line,
    )


def raised(e: Evidence) -> Finding | None:
    """An exception that no other rule knows."""
    if e.outcome != "raised":
        return None
    kind, message, line = e.raised["type"], e.raised["message"], e.raised["line"]
    if line is None:
        return Finding(
            "check-failed",
            f"The check itself failed: {kind}: {message}.",
            "That is a fault of ours, or your code changed something far away.",
            "Restart the kernel and try once more.",
        )
    if kind == "NameError":
        return Finding(
            "unknown-name",
            f"Python stopped at line {line}: {message}.",
            "The check runs this one cell on its own, without the cells above it.",
            "Import or define the name in this cell.",
            line,
        )
    return (
        _not_awaitable(message, line)
        or _loop_in_loop(message, line)
        or Finding(
            "raised",
            f"Your code raised {kind} at line {line}: {message}.",
            "",
            "What Python said is folded below.",
            line,
        )
    )


def _not_awaitable(message: str, line: int) -> Finding | None:
    if "can't be used in 'await' expression" in message:
        thing = message.split("object ")[-1].split(" can't")[0]
        return Finding(
            "await-what-cannot",
            f"Line {line} awaits a value of type {thing}, which nobody can await.",
            "Only a coroutine, a task or a future can be awaited.",
            "For several at once there are `asyncio.gather` and `asyncio.TaskGroup`."
            if thing in ("list", "tuple", "generator")
            else "Look at what the call returns: is it already done when it comes back?",
            line,
        )
    return None


def _loop_in_loop(message: str, line: int) -> Finding | None:
    if "running event loop" in message and "cannot be called" in message:
        return Finding(
            "run-inside-loop",
            f"Python stopped at line {line}: {message}.",
            "`asyncio.run` starts a loop of its own, and here one runs already.",
            "Inside an `async def`, write `await` in its place.",
            line,
        )
    return None


FIRST = (patched, gone, memory, missing)
MISHAPS = (stuck, raised)
