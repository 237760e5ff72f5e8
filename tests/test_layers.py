"""The house's one rule: a room imports only from rooms above it. Read from the syntax trees, not run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "coffeeshop"
ROOMS = (
    *("ledger", "menu", "children", "progress", "barista", "mill", "app", "xray", "serving", "customers"),
    *("engines", "metrics", "pictures", "checks", "claims", "labs", "workshop", "cli"),
)
NOTEBOOK_LIBRARIES = {"IPython", "ipywidgets", "anywidget", "ipykernel", "traitlets", "jupyter_client"}
HARMLESS = ("importlib.metadata", "importlib.resources")
ESCAPES = {"importlib", "__import__", "import_module", "exec", "runpy"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
LONGER = {"xray/handles.py _run": 58}  # the hot path: inlined, since every call costs each slice of a loop

FILES = sorted(HOUSE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def room_of(file: Path) -> str:
    """Return the room that a file stands in; the face and `__main__` stand outside the rooms."""
    first = file.relative_to(HOUSE).parts[0].removesuffix(".py")
    return "" if first in ("__init__", "__main__") else first


def imports(tree: ast.AST, file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of whatever the file imports, also inside functions."""
    package = ("coffeeshop", *file.relative_to(HOUSE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def wrong_imports(file: Path, source: str) -> list[str]:
    """Return what a file imports against the rule, each with its line."""
    room, wrong = room_of(file), []
    for line, name in imports(ast.parse(source), file):
        top, *rest = name.split(".")
        if top == "coffeeshop" and room:
            target = rest[0] if rest else ""
            if target not in ROOMS or ROOMS.index(target) > ROOMS.index(room):
                wrong.append(f"{file.name}:{line} {room} imports {name}")
        if top in NOTEBOOK_LIBRARIES and room != "labs":
            wrong.append(f"{file.name}:{line} {room or 'the face'} imports {name}: only labs may")
    return wrong


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_a_room_imports_only_from_rooms_above_it(file: Path) -> None:
    assert wrong_imports(file, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("menu", "def late():\n    from coffeeshop.metrics import summary"),
        ("menu", "from .pictures import timeline"),
        ("serving/door", "from ..labs import race"),
        ("serving/door", "from .. import customers"),
        ("xray/blame", "import coffeeshop.checks.engine"),
        ("pictures/svg", "from IPython.display import SVG"),
        ("barista", "import coffeeshop"),
    ],
)
def test_the_rule_sees_an_import_that_breaks_it(room: str, source: str) -> None:
    assert wrong_imports(HOUSE / f"{room}.py", source) != []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("labs/race", "import anywidget\nfrom ..pictures import timeline"),
        (
            "serving/door",
            "from .. import ledger\nfrom . import shop\nfrom coffeeshop.xray.pulse import Pulse",
        ),
        ("__init__", "from .serving import serve\nfrom .pictures import timeline"),
    ],
)
def test_the_rule_lets_downward_imports_pass(room: str, source: str) -> None:
    assert wrong_imports(HOUSE / f"{room}.py", source) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_nothing_goes_around_the_rule(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    escapes = [n for node in ast.walk(tree) for n in names_in(node) if n in ESCAPES]
    assert [name for name in escapes if (room_of(file), name) not in ALLOWED] == []


ALLOWED = {
    ("", "importlib"),  # the face loads the heavy rooms when they are first used
    ("", "import_module"),
    ("serving", "importlib"),  # "module:attribute" names the reader's application, not a room
    ("serving", "import_module"),
    ("serving", "exec"),  # "file.py:app" is run from the reader's file
    ("cli", "importlib"),  # importlib.metadata tells the installed version
    ("checks", "exec"),  # the learner's cell is run, in a child process
}


def names_in(node: ast.AST) -> list[str]:
    """Return the names by which a node could reach a module without an import statement."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        names = [alias.name for alias in node.names]
        loads_nothing = node.module in HARMLESS or (node.module, names) == ("importlib.util", ["find_spec"])
        return [] if loads_nothing else [(node.module or "").split(".")[0], *names]
    if isinstance(node, ast.Name):
        return [node.id]
    return [node.attr] if isinstance(node, ast.Attribute) and node.attr == "import_module" else []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_files_and_functions_stay_short(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]
    limits = [
        LONGER.get(f"{file.relative_to(HOUSE).as_posix()} {f.name}", LONGEST_FUNCTION) for f in functions
    ]
    pairs = zip(functions, limits, strict=True)
    assert [f"{f.name}: {length(f)} lines" for f, limit in pairs if length(f) > limit] == []
    assert len(source.splitlines()) <= LONGEST_FILE


def length(function: Function) -> int:
    """Return a function's lines without its decorators, its docstring and the functions inside it."""
    first = function.body[0]
    end_of_words = first.end_lineno if ast.get_docstring(function) else function.lineno
    inside = sum(length(node) + 1 for node in function.body if isinstance(node, Function))
    return (function.end_lineno or 0) - (end_of_words or 0) - inside


def test_every_room_is_in_the_order() -> None:
    assert {room_of(file) for file in FILES} - {""} <= set(ROOMS)
