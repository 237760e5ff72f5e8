"""What goes wrong in Triage, and why: one diagnosis for each wrong choice, with what it cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.triage.bodies import BODIES, KINDS
from coffeeshop.checks.exercises.triage.scene import readable, served, unsound
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding
from coffeeshop.children.pool import cores

HOLD = ("member", "beans", "stock", "receipt")  # they take long, and hold no `await`


def not_a_dict(e: Evidence) -> Finding | None:
    answer = e.seen["answer"]
    if not isinstance(answer, dict):
        return Finding(
            "not-a-dict",
            f"`spelled` is {answer}.",
            "The check reads a dictionary of texts.",
            "Keep the starter's form: a word for each of the six bodies.",
        )
    strange = sorted(set(answer) ^ set(BODIES))
    if not strange:
        return None
    return Finding(
        "not-the-bodies",
        f"`spelled` does not name the six bodies: look at {in_order(strange)}.",
        "",
        "Keep the starter's keys, and change the words behind them.",
    )


def other_words(e: Evidence) -> Finding | None:
    if readable(e.seen["answer"]):
        return None
    empty = [name for name, kind in e.seen["answer"].items() if not kind]
    words = in_order([f"`{kind}`" for kind in KINDS])
    if empty:
        return Finding(
            "not-all", f"You have not decided about {in_order(empty)} yet.", "", f"Choose among {words}.",
            _line(e, empty[0]),
        )  # fmt: skip
    name = next(name for name, kind in e.seen["answer"].items() if kind not in KINDS)
    return Finding(
        "other-word", f"`{e.seen['answer'][name]}` is none of the three.", "", f"Choose among {words}.",
        _line(e, name),
    )  # fmt: skip


def async_everywhere(e: Evidence) -> Finding | None:
    if set(e.seen["answer"].values()) != {"async def"}:
        return None
    waited = {name: e.seen["costs"][name]["waited"] for name in HOLD}
    name = max(waited, key=lambda one: waited[one])
    return Finding(
        "async-everywhere",
        f"You made all six `async def`, and five of them await nothing. Beside `{name}` the slowest ping waited "
        f"{waited[name]:.2f} s, beside `milk` {e.seen['costs']['milk']['waited']:.2f} s.",
        "The word promises that a body lets go; without an `await` it never does, and it runs on the loop.",
        "Which of the five are short, and where should the others run?",
        _line(e, name),
    )


def await_in_def(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "await-in-def",
        f"`milk` could not even be read as a `def`. Python said: {cost['unread']}.",
        "Only an `async def` can be suspended, so only there may `await` stand.",
        "Look for the word that goes with `await`.",
    )


def await_in_process(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "await-in-process",
        f"`milk` was answered with status {cost['statuses'][-1]}: the other process made a coroutine and could not "
        f"send it back. {cost['error']}.",
        "An `await` needs a loop, and the loop is here. Waiting for an answer keeps nobody's hands busy.",
        "Let it wait where the loop is.",
    )


def sync_client(e: Evidence, cost: dict[str, Any]) -> Finding:
    customers = BODIES["member"].customers
    return Finding(
        "sync-client-on-loop",
        f"{customers} customers asked for their membership; the club saw {cost['peak']} at a time, the last one waited "
        f"{cost['seconds']:.2f} s, and the slowest ping {cost['waited']:.2f} s.",
        "`club.get` blocks, and in an `async def` it is the loop that stands there with the receiver in its hand.",
        "Who may stand there and wait without harm?",
    )


def computes_on_loop(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "computes-on-loop",
        f"While `beans` were ground for {BODIES['beans'].customers} customers, the slowest ping waited "
        f"{cost['waited']:.2f} s.",
        "`grind` works, it does not wait: there is nothing to give away, and the loop does it in one piece, the "
        "health check behind it.",
        "Whose hands are not shared with the loop?",
    )


def computes_in_thread(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "computes-in-thread",
        f"{BODIES['beans'].customers} helpers ground `beans` side by side, and were done after {cost['seconds']:.2f} s, "
        f"with 0.1 s of work each; the slowest ping waited {cost['waited']:.2f} s.",
        "A `def` runs in a thread, and all threads of a process share one GIL: they take turns, the loop among them.",
        "Whose hands are not shared with the loop?",
    )


def file_on_loop(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "file-on-loop",
        f"While one customer's `stock` was read, the slowest ping waited {cost['waited']:.3f} s; beside `menu` it was "
        f"{e.seen['costs']['menu']['waited']:.3f} s. On a slow or distant disk it is seconds.",
        "A file is read by whoever calls `read_bytes`, and here that is the loop: files can't be awaited.",
        "Who may stand there and wait without harm?",
    )


def background_on_loop(e: Evidence, cost: dict[str, Any]) -> Finding:
    return Finding(
        "background-on-loop",
        f"{BODIES['receipt'].customers} customers were thanked, and then their `receipt`s were printed: the slowest ping "
        f"waited {cost['waited']:.2f} s.",
        "*Background* says when, not where. An `async def` task runs on the loop, and one call deeper it sleeps there "
        "with `time.sleep`.",
        "A background task is spelled by the same rule as an endpoint.",
    )


def process_that_waits(e: Evidence, cost: dict[str, Any]) -> Finding:
    customers = BODIES["member"].customers
    return Finding(
        "process-for-waiting",
        f"{customers} customers asked for their membership, and the club saw {cost['peak']} at a time: there is one "
        f"process a core, and {cores()} here. The last one waited {cost['seconds']:.2f} s, for an answer of 0.15 s.",
        "A process is a pair of hands, and this body needs none: it only stands there. Threads are cheaper at that, "
        "and there are forty.",
        "Take the plainest word that leaves the loop free.",
    )


def process_for_little(name: str) -> Callable[[Evidence, dict[str, Any]], Finding]:
    def rule(e: Evidence, cost: dict[str, Any]) -> Finding:
        does = {
            "menu": "The body itself takes no time worth mention",
            "stock": "Reading waits for the disk and lets go of the GIL meanwhile",
            "receipt": "The printer's driver only sleeps, and lets go of the GIL meanwhile",
        }[name]
        return Finding(
            "process-for-nothing",
            f"`{name}` came from another process, after {cost['seconds']:.3f} s; the slowest ping waited "
            f"{cost['waited']:.3f} s. So it works.",
            f"{does}: the trip to another process gains nothing, and takes one from who has work for it.",
            "Take the plainest word that leaves the loop free.",
        )

    return rule


WRONG: dict[tuple[str, str], Callable[[Evidence, dict[str, Any]], Finding]] = {
    ("milk", "def"): await_in_def,
    ("milk", "process"): await_in_process,
    ("beans", "async def"): computes_on_loop,
    ("member", "async def"): sync_client,
    ("receipt", "async def"): background_on_loop,
    ("stock", "async def"): file_on_loop,
    ("beans", "def"): computes_in_thread,
    ("member", "process"): process_that_waits,
    ("menu", "process"): process_for_little("menu"),
    ("stock", "process"): process_for_little("stock"),
    ("receipt", "process"): process_for_little("receipt"),
}  # the worst first: where more than one is wrong, that is named


def wrong_word(e: Evidence) -> Finding | None:
    wrong = unsound(e.seen)
    for (name, kind), rule in WRONG.items():
        if name in wrong and e.seen["answer"][name] == kind:
            found = rule(e, e.seen["costs"][name])
            others = len(wrong) - 1
            more = f" ({others} more of the six will have to change.)" if others else ""
            return found._replace(advice=found.advice + more, line=_line(e, name))
    return None


def not_served(e: Evidence) -> Finding | None:
    name, cost = next((n, c) for n, c in e.seen["costs"].items() if not served(c))
    return Finding(
        "not-served",
        f"Every word is right, yet `{name}` was answered with status {cost['statuses'][-1]}. {cost['error']}".strip(),
        "That is not your doing: the check's own shop failed, or this machine is too busy.",
        "Run the check once more.",
    )


def _line(e: Evidence, name: str) -> int | None:
    lines = enumerate(e.source.splitlines(), start=1)
    return next((n for n, text in lines if text.strip().startswith((f'"{name}"', f"'{name}'"))), None)


RULES = (not_a_dict, other_words, async_everywhere, wrong_word, not_served)
