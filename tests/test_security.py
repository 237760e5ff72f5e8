"""What docs/security.md promises: each line names a test that exists, and two of them stand here."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bpypi-[A-Za-z0-9_-]{50}"
    r"|\bxox[bap]-[0-9A-Za-z-]{20}|\bsk-[A-Za-z0-9_-]{32}"
)
ANYWHERE = {"0.0.0.0", "::", ""}


def named_tests() -> list[str]:
    return re.findall(r"`(tests/[\w/]+\.py::\w+)`", PAGE)


def test_every_line_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if "::test_" not in row] == []


@pytest.mark.parametrize("named", named_tests())
def test_every_named_test_exists(named: str) -> None:
    file, _, name = named.partition("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_nothing_listens_beyond_loopback() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "coffeeshop").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and listens_anywhere(node)
    ]
    assert wrong == []


def listens_anywhere(call: ast.Call) -> bool:
    """Tell whether a call binds, or is told to, an address that other machines reach."""
    said = [word.value for word in call.keywords if word.arg in ("host", "bind", "listen")]
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name == "bind" and call.args and isinstance(call.args[0], ast.Tuple):
        said.append(call.args[0].elts[0])
    return any(isinstance(one, ast.Constant) and one.value in ANYWHERE for one in said)


@pytest.mark.parametrize(
    "source", ["s.bind(('0.0.0.0', 1))", "s.bind(('', 1))", "run(app, host='::')", "run(app, host='0.0.0.0')"]
)
def test_what_would_listen_to_others_is_seen(source: str) -> None:
    assert listens_anywhere(ast.parse(source).body[0].value)  # type: ignore[attr-defined]


def test_the_repository_holds_no_secret() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        found += [f"{name}: {hit[0][:12]}…" for hit in SECRETS.finditer(text)]
    assert found == []


def test_a_secret_would_be_seen() -> None:
    assert SECRETS.search("-----BEGIN " + "PRIVATE KEY-----")
    assert SECRETS.search("token = ghp_" + "a1" * 18)
