"""What goes wrong in Order the prints, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.verdict import Finding


def not_a_list(e: Evidence) -> Finding | None:
    if e.seen["answer"] is not None:
        return None
    return Finding(
        "not-a-list",
        "`printed` is not a list.",
        "",
        "Keep the list of the starter, and move its lines.",
    )


def not_the_lines(e: Evidence) -> Finding | None:
    answer, real = e.seen["answer"], e.seen["real"]
    strange = [line for line in answer if line not in real]
    if len(strange) == len(answer):
        return Finding(
            "not-lines",
            "`printed` holds none of the seven lines.",
            "The check compares text with text.",
            "Keep the seven strings of the starter, and move them.",
        )
    if strange:
        return Finding(
            "line-unknown",
            f'The program never prints "{strange[0]}".',
            "The check compares text with text.",
            "Move the lines of the starter without changing their words.",
        )
    twice = [line for line in real if answer.count(line) > 1]
    if twice:
        return Finding(
            "line-twice",
            f'You have "{twice[0]}" {answer.count(twice[0])} times; the program prints it once.',
        )
    lost = [line for line in real if line not in answer]
    if lost:
        return Finding(
            "line-missing",
            f'"{lost[0]}" is missing: the program prints seven lines.',
        )
    return None


SAID = {
    "task-starts-at-once": (
        'You let the tea start before the till rings; in the run, "tea starts" came third.',
        "`create_task` only puts a ticket on the rail. The barista is still busy with `main`, and goes "
        "on with it until something there has to wait.",
        "Find the first line at which `main` really has to wait: that is where the tea gets its turn.",
    ),
    "one-after-another": (
        'You let the tea be made from start to end before the till rings; in the run, "tea is ready" came '
        "sixth.",
        "That is what a plain call would do. A task runs beside `main`, whenever `main` has to wait.",
        "Follow `main` line by line and note where it has to wait.",
    ),
    "task-starts-at-its-await": (
        'You let the tea start only at `await tea`; in the run, "tea starts" came third, long before.',
        "That would be so for a bare coroutine. A task begins by itself as soon as the barista is free, "
        "and `main` sets the barista free while the latte's milk heats.",
        "Ask at each `await` who else has a ticket on the rail.",
    ),
    "task-goes-first": (
        'You let the tea start before the latte; in the run, "latte starts" came first.',
        "`await make(...)` is no ticket on the rail: it walks straight into `make`, without letting go, "
        "until the `asyncio.sleep` in there.",
        "Where in `make` is the first moment that somebody has to wait?",
    ),
    "ready-in-order-asked": (
        'You let the tea be ready before the latte; in the run, "latte is ready" came first.',
        "Both wait at the same time, each for its own machine: the tea's takes 0.2 s and the latte's 0.1 s.",
        "When two wait together, who is done first depends on the seconds, not on who was asked first.",
    ),
    "await-waits-for-all": (
        'You let the tea be ready before the latte is handed over; in the run, "latte is handed over" came '
        "first.",
        "`await make(...)` waits for that one coroutine, not for everything that is on the way. As soon as "
        "the latte is ready, `main` goes on, and the tea's machine still needs 0.1 s.",
        "Ask at each `await` what exactly it waits for.",
    ),
}


def misread(e: Evidence) -> Finding | None:
    for name, lines in e.seen["misread"].items():
        if e.seen["answer"] == lines:
            return Finding(
                name,
                *SAID[name],
            )
    return None


def ready_before_start(e: Evidence) -> Finding | None:
    for drink in ("tea", "latte"):
        if _before(e, f"{drink} is ready", f"{drink} starts"):
            return Finding(
                "ready-before-start",
                f'You have "{drink} is ready" above "{drink} starts".',
                "Within one coroutine the lines run from top to bottom, whatever happens beside it.",
                "Read `make` once more, then place its two lines.",
            )
    return None


def await_does_not_hold(e: Evidence) -> Finding | None:
    pairs = (("latte is handed over", "latte is ready"), ("closing time", "tea is ready"))
    for after, awaited in pairs:
        if _before(e, after, awaited):
            return Finding(
                "await-does-not-hold",
                f'You have "{after}" before "{awaited}"; in the run it came after.',
                "`await` lets others run meanwhile, but it holds its own function until what it "
                "awaits is done.",
                "The line below an `await` comes after everything that the awaited coroutine prints.",
            )
    return None


def in_part(e: Evidence) -> Finding | None:
    """The same misreadings, beside another one."""
    if _before(e, "tea is ready", "the till rings"):
        return Finding(
            "one-after-another",
            *SAID["one-after-another"],
        )
    if _before(e, "tea starts", "the till rings"):
        return Finding(
            "task-starts-at-once",
            *SAID["task-starts-at-once"],
        )
    if _before(e, "latte is handed over", "tea starts"):
        return Finding(
            "task-starts-at-its-await",
            *SAID["task-starts-at-its-await"],
        )
    if _before(e, "tea starts", "latte starts"):
        return Finding(
            "task-goes-first",
            *SAID["task-goes-first"],
        )
    if _before(e, "tea is ready", "latte is ready"):
        return Finding(
            "ready-in-order-asked",
            *SAID["ready-in-order-asked"],
        )
    if _before(e, "tea is ready", "latte is handed over"):
        return Finding(
            "await-waits-for-all",
            *SAID["await-waits-for-all"],
        )
    return None


def _before(e: Evidence, one: str, other: str) -> bool:
    answer: list[str] = e.seen["answer"]
    return answer.index(one) < answer.index(other)


RULES = (not_a_list, not_the_lines, misread, ready_before_start, await_does_not_hold, in_part)
