"""What the cells above must run so that the cells below can: a slice of a notebook, by the names it reads."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# Methods that change their object for good; calls of others (stop, next, get) are not repeated.
CHANGING = frozenset({"append", "extend", "insert", "add", "update", "set", "add_middleware"})
FILES = frozenset({"run_cell_magic", "run_line_magic", "write_text", "mkdir"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Statement:
    """One statement at the top of a cell: where it stands, and what it does with names."""

    cell: int
    first: int  # lines of the cell's text, from 1
    last: int
    always: bool  # an import, a file that is written: cheap, and wanted by what no name shows
    waits: bool  # it awaits something, so it may take long
    reads: frozenset[str]  # names that must exist when it runs
    reads_later: frozenset[str]  # names that the functions it defines read when they are called
    makes: frozenset[str]
    may_make: frozenset[str]  # in a branch or a loop
    changes: frozenset[str]  # names whose object it changes


def statements(cell: int, text: str) -> list[Statement]:
    """Return the statements of a cell's text, magics already made Python; SyntaxError where it is none."""
    return [_statement(cell, node) for node in ast.parse(text).body]


def whole(cell: int, text: str, makes: str) -> list[Statement]:
    """Return a cell as one statement that makes one name more, as `%%xray` does with `_xray`."""
    names = _Names()
    names.visit(ast.parse(text))
    names.made.add(makes)
    return [_noted((cell, 1, len(text.splitlines()), False), names, branches=False)]


def needed(above: Sequence[Statement], below: Sequence[Statement]) -> list[Statement]:
    """Return those of `above`, in their order, that `below` needs, directly or not.

    What only a function reads, as an endpoint does, is made but not brought to its last state.
    """
    end, kept = len(above), {i for i, one in enumerate(above) if one.always}
    wanted = [(name, end, True) for name in _free(below)]
    wanted += [(name, i, True) for i in kept for name in above[i].reads]
    seen = set()
    while wanted:
        if (wish := wanted.pop()) in seen:
            continue
        seen.add(wish)
        for i in _makers(above, *wish):
            kept.add(i)
            wanted += [(read, i, True) for read in above[i].reads]
            wanted += [(read, end, False) for read in above[i].reads_later]
    return [above[i] for i in sorted(kept)]


def quick_first(chosen: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Part statements into those that can run at once, and those that wait or read what is waited for."""
    quick: list[Statement] = []
    slow: list[Statement] = []
    late: set[str] = set()
    for one in chosen:
        if one.waits or one.reads & late:
            slow.append(one)
            late |= one.makes | one.may_make
        else:
            quick.append(one)
    return quick, slow


def _free(below: Sequence[Statement]) -> set[str]:
    """Return the names that `below` reads before it makes them."""
    made: set[str] = set()
    free: set[str] = set()
    for one in below:
        free |= one.reads - made
        made |= one.makes
    return free | (set().union(*(one.reads_later for one in below)) - made)


def _makers(above: Sequence[Statement], name: str, before: int, changed: bool) -> Iterable[int]:
    """Yield what made `name` last before that statement and, where asked, what has changed it since."""
    for i in range(before - 1, -1, -1):
        one = above[i]
        if name in one.makes | one.may_make or (changed and name in one.changes):
            yield i
        if name in one.makes:
            return


def _statement(cell: int, node: ast.stmt) -> Statement:
    names = _Names()
    names.visit(node)
    first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
    branches = isinstance(node, ast.If | ast.For | ast.AsyncFor | ast.While | ast.Try)
    return _noted((cell, first, node.end_lineno or first, _always(node)), names, branches)


def _noted(where: tuple[int, int, int, bool], names: _Names, branches: bool) -> Statement:
    makes, may_make = (set(), names.made) if branches else (names.made, set())
    sets = map(frozenset, (names.reads, names.later, makes, may_make, names.changed))
    return Statement(*where, names.waits, *sets)


def _always(node: ast.stmt) -> bool:
    """Tell whether a statement imports, runs a magic or writes a file: its names don't show what it makes."""
    called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    return isinstance(node, ast.Import | ast.ImportFrom) or getattr(called, "attr", "") in FILES


@dataclass
class _Names(ast.NodeVisitor):
    """Walks a statement in the order in which it is evaluated; functions' bodies are read apart."""

    reads: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    waits: bool = False

    def visit_Await(self, node: ast.Await | ast.AsyncWith) -> None:
        self.waits = True
        self.generic_visit(node)

    visit_AsyncWith = visit_Await

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.made.add(node.id)
        elif node.id not in self.made:
            self.reads.add(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._in_order(node.value, *node.targets)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._in_order(node.value)
        self._change(node.target)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.visit(node.value)
        if not isinstance(node.ctx, ast.Load):
            self._change(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._in_order(node.value, node.slice)
        if not isinstance(node.ctx, ast.Load):
            self._change(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            self._change(node.func.value)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._in_order(node.iter, node.target, *node.body, *node.orelse)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> None:
        self.waits = True
        self.visit_For(node)

    def visit_FunctionDef(self, node: Function) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)
            if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
                self._change(decorator.func.value)
        self._apart(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._in_order(*node.decorator_list, *node.bases)
        self._apart(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.later |= _globals(node)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        self.reads |= _globals(node) - self.made
        self.waits |= any(
            isinstance(part, ast.Await) or getattr(part, "is_async", 0) for part in ast.walk(node)
        )

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        self.made |= {name.asname or name.name.partition(".")[0] for name in node.names}

    visit_ImportFrom = visit_Import

    def _in_order(self, *nodes: ast.AST) -> None:
        for node in nodes:
            self.visit(node)

    def _apart(self, node: Function | ast.ClassDef) -> None:
        """Note what a definition reads: defaults and annotations are among its names, to be safe."""
        self.later |= _globals(node)
        self.made.add(node.name)

    def _change(self, node: ast.expr) -> None:
        while isinstance(node, ast.Attribute | ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name) and node.id not in self.made:
            self.reads.add(node.id)
            self.changed.add(node.id)


def _globals(node: ast.AST) -> set[str]:
    """Return the names that a definition, a lambda or a comprehension reads from the notebook."""
    text = ast.unparse(node)
    if isinstance(node, ast.expr):  # at a cell's top, 3.12 takes a comprehension's variables for the cell's
        text = f"lambda: {text}"
    table = symtable.symtable(text, "cell", "exec")
    return {name for one in table.get_children() for name in _read_by(one)} | {
        symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()
    }


def _read_by(table: symtable.SymbolTable) -> set[str]:
    mine = {one.get_name() for one in table.get_symbols() if one.is_global() and one.is_referenced()}
    return mine.union(*map(_read_by, table.get_children()))
