"""Nine of the ten recipes must stay as they are: whether they do, and why each of them is good."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.one_bad_recipe.source import STARTER
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

BAD = "/latte"
GOOD = {
    "/cocoa": "it is a plain `def`, so FastAPI calls it in a thread, and its `time.sleep` holds nobody",
    "/mocha": "it hands its `time.sleep` to a thread and awaits that thread",
    "/tea": "its sleep is awaited, so it lets go while it waits",
    "/hours": "it never waits",
    "/price/{drink}": "it never waits",
}


def endpoints(source: str) -> dict[str, ast.AST]:
    """Return the functions of a source by the path that `@app.get` gives them."""
    found: dict[str, ast.AST] = {}
    for node in ast.walk(parse(source) or ast.Module([], [])):
        for decorator in getattr(node, "decorator_list", []):
            path = decorator.args[0] if isinstance(decorator, ast.Call) and decorator.args else None
            if isinstance(path, ast.Constant) and isinstance(path.value, str):
                found[path.value] = node
    return found


def changed_a_good_one(e: Evidence) -> Finding | None:
    yours = endpoints(e.source)
    for path, node in endpoints(STARTER).items():
        if path == BAD or (path in yours and ast.dump(yours[path]) == ast.dump(node)):
            continue
        why = GOOD.get(path, "it answers at once, and only ever waits for the bad one to let go")
        return Finding(
            "changed-good-one",
            f"You changed `{path}`, which was one of the nine good recipes: {why}.",
            "A cure belongs where the loop is held; elsewhere it only hides the cause.",
            f"Put `{path}` back as it was, and look for the recipe that stands and waits on the loop.",
            getattr(yours.get(path), "lineno", None),
        )
    return None
