"""What goes wrong in Few labels, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.few_labels.scene import NOWHERE, labels
from coffeeshop.checks.scenes import in_order
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
    for _, path, given, kind, _ in e.seen.get("told", ()):
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


def chosen(e: Evidence) -> Finding | None:
    """A route has several labels, and they follow from the method or the query alone."""
    route, count = max(
        ((r, len(given)) for r, given in labels(e).items() if r != NOWHERE), key=lambda pair: pair[1]
    )
    if count < 2:
        return None
    if _follow(e, lambda method, query: method):
        methods = sorted({method for *_, method in e.seen["told"]})
        return Finding(
            "method-kept",
            f"The route `{route}` was asked by {in_order(methods)}, and made {count} labels.",
            "The method is a word that the customer sends, and it may be any word: a robot that tries some makes a time "
            "series with each.",
            "Leave it out of the label: the pattern alone says which route it was.",
            _line(e),
        )
    if _follow(e, lambda method, query: query) or _follow(e, lambda method, query: (method, query)):
        return Finding(
            "query-kept",
            f"Five visits to the route `{route}`, some with a query, made {count} labels.",
            "What stands behind the `?` is what customers choose, so each of them can make a time series of their own.",
            "Leave it out of the label: the route's pattern holds no query.",
            _line(e),
        )
    return None


def _follow(e: Evidence, key: Callable[[str, str], Any]) -> bool:
    """Say whether on each route the visits that are alike in `key` have one label."""
    found: dict[Any, set[str]] = {}
    for route, path, given, _, method in e.seen["told"]:
        found.setdefault((route, key(method, path.partition("?")[2])), set()).add(given)
    return all(len(given) == 1 for (route, _), given in found.items() if route != NOWHERE)


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


RULES = (failed, not_text, robots, chosen, too_many, merged)
