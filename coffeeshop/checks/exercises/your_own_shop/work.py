"""What goes wrong where the shop opens, works, and holds its loop, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.verdict import Finding

LONG = 0.15  # seconds: whatever holds the loop longer than that is told
ENOUGH = 3  # pings answered while the roast goes on


def closed(e: Evidence) -> Finding | None:
    """The ping or the menu is not as promised."""
    ping, menu = e.seen["ping"], e.seen["menu"]
    if ping["status"] != 200 or ping["answer"] != "pong":
        return Finding(
            "other-ping",
            f'`GET /ping` answers {ping["answer"]!r} with status {ping["status"]}, and not "pong".',
            "Whoever watches the shop asks that address, and nothing else.",
            'Answer "pong", at once.',
            getattr(e.functions.get("ping"), "lineno", None),
        )
    if menu["status"] != 200 or not isinstance(menu["answer"], list) or not menu["answer"]:
        return Finding(
            "other-menu",
            f"`GET /menu` answers {str(menu['answer'])[:60]} with status {menu['status']}.",
            "A list of names was promised, with one drink at least.",
            "Return a list.",
            getattr(e.functions.get("menu"), "lineno", None),
        )
    return None


def roast(e: Evidence) -> Finding | None:
    """The roast is wrong, or pings freeze meanwhile."""
    one, pings = e.seen["roast"], e.seen["roast_pings"]
    line = getattr(e.functions.get("roast"), "lineno", None)
    if one["status"] != 200:
        error = next((r for r in e.seen["raised"] if r["path"].startswith("/roast")), None)
        said = f" Your endpoint raised {error['type']}: {error['message'].rstrip('.')}." if error else ""
        return Finding(
            "roast-failed",
            f"The roast was answered with status {one['status']} after {one['seconds']:.1f} s.{said}",
            "A process finds a function by its name, at the top of the cell; a lambda or an inner one it can't.",
            "Mend that first, then look at the pings.",
            error["line"] if error and error["line"] else line,
        )
    if one["answer"] != one["primes"]:
        return Finding(
            "other-roast",
            f"There are {one['primes']:,} primes below {one['beans']:,}; the roast answers {one['answer']!r}.",
            "A roast that is quick and wrong is burnt.",
            "Answer with what `primes(beans)` returns.",
            line,
        )
    worst = max((block["seconds"] for block in e.seen["blocks"]), default=0.0)
    if pings["passed"] < ENOUGH or min(worst, pings["slowest"]) > one["seconds"] / 2:
        return Finding(
            "computes-on-the-loop",
            f"A roast took {one['seconds']:.2f} s, and the slowest ping meanwhile waited {pings['slowest']:.2f} s.",
            "It computes on the loop, and nobody else is served until it is done. An `await` beside it doesn't help.",
            "Let another process compute, and await it.",
            e.line("primes") or line,
        )
    return None


def loop(e: Evidence) -> Finding | None:
    """Something held the loop."""
    blocks = [block for block in e.seen["blocks"] if block["seconds"] > LONG]
    if not blocks:
        return None
    worst = next((block for block in blocks if block["line"]), blocks[0])
    where = f"`{worst['code']}`" if worst["code"] else "One step"
    return Finding(
        "holds-the-loop",
        f"{where} held the loop for {worst['seconds']:.2f} s, the x-ray says.",
        "For as long as that nobody is let in, no ping is answered and no timeout fires.",
        "Await it, or hand it to a thread (where it waits) or to a process (where it computes).",
        worst["line"],
    )
