"""What goes wrong in Few labels, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.few_labels.scene import NOWHERE, labels
from coffeeshop.checks.verdict import Finding


def _line(e: Evidence) -> int | None:
    made = e.functions.get("label")
    return made.lineno if made else None


def failed(e: Evidence) -> Finding | None:
    error = e.seen.get("error")
    if not error:
        return None
    what = f"For `{error['path']}` your function raised {error['type']}: {error['message']}."
    route = next((told[0] for told in e.seen["told"] if told[1] == error["path"]), "")
    if route == NOWHERE:
        return Finding(
            "no-route",
            what,
            "No route of the shop fits that path, so the scope has none.",
            "Ask for it in a way that takes no for an answer, and give all of these one label.",
            error["line"],
        )
    return Finding("raised", what, "", "Mend that first.", error["line"])


def not_text(e: Evidence) -> Finding | None:
    for _, path, given, kind in e.seen.get("told", ()):
        if kind == "str":
            continue
        if kind == "NoneType":
            return Finding(
                "no-label",
                f"For `{path}` you returned None.",
                "A label has to have some value, or the order is not counted.",
                "Return a text for every visit, robots included.",
                _line(e),
            )
        if kind == "coroutine":
            return Finding(
                "coroutine",
                f"For `{path}` you returned a coroutine.",
                "An `async def` gives one when it is called, and the middleware awaits no labels.",
                "Write a plain `def`.",
                _line(e),
            )
        return Finding(
            "not-text",
            f"For `{path}` you returned {given}, a value of type {kind}.",
            "A label's value is text.",
            "Return the part of it that names the route.",
            _line(e),
        )
    return None


def robots(e: Evidence) -> Finding | None:
    found = labels(e)
    many = len(found.get(NOWHERE, ()))
    if many < 2 or any(len(given) > 1 for route, given in found.items() if route != NOWHERE):
        return None
    return Finding(
        "robots",
        f"Each route has one label, but {many} visits that fit no route made {many} labels.",
        "Robots try whatever comes to their mind, and every try would be a time series for ever.",
        "Give all of them the same label.",
        _line(e),
    )


def too_many(e: Evidence) -> Finding | None:
    found = labels(e)
    many = {route: len(given) for route, given in found.items() if len(given) > 1 and route != NOWHERE}
    if not many:
        return None
    if set(many) == {"/drink/{name}"}:
        return Finding(
            "names-left",
            f"Orders by number have one label, but five drinks made {many['/drink/{name}']}.",
            "What customers send is not always a number: there are names, and words nobody thought of.",
            "Don't look at the path; ask for the pattern that it matched.",
            _line(e),
        )
    route, count = max(many.items(), key=lambda pair: pair[1])
    return Finding(
        "a-label-each",
        f"Five visits to the route `{route}` made {count} labels.",
        "Your label holds something that customers choose, so it grows with their number.",
        "Use what the shop chose: the route's pattern.",
        _line(e),
    )


def merged(e: Evidence) -> Finding | None:
    found = labels(e)
    owners: dict[str, list[str]] = {}
    for route, given in sorted(found.items()):
        for one in given:
            owners.setdefault(one, []).append(route)
    shared = max(owners.values(), key=len, default=[])
    if len(shared) < 2:
        return None
    if len(shared) == len(found):
        return Finding(
            "one-label",
            "All visits have the same label.",
            "That is one time series, and nobody can tell a slow route from a quick one.",
            "Give each route its own.",
            _line(e),
        )
    first, second = (f"`{route}`" if route != NOWHERE else "what is no route" for route in shared[:2])
    return Finding(
        "merged",
        f"{first} and {second} have the same label.",
        "A quick one hides a slow one, once they are counted together.",
        "Use the whole pattern of the route, and a word of its own for what has none.",
        _line(e),
    )


RULES = (failed, not_text, robots, too_many, merged)
