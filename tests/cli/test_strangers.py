"""The x-ray on published applications that know nothing of it; needs a package index, so `full` only."""

from __future__ import annotations

import json
import tomllib
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from fresh_environment import environment, run

HERE = Path(__file__).parent
STRANGERS = tomllib.loads((HERE / "strangers.toml").read_text(encoding="utf-8"))["stranger"]

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]


@pytest.fixture(scope="module", params=STRANGERS, ids=lambda stranger: stranger["name"])
def stranger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A published application in an environment of its own."""
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "launcher.py").write_text(request.param["launcher"], encoding="utf-8")
    return request.param, folder, environment(folder, request.param["packages"])


def test_the_report_names_what_its_source_shows(stranger: Any) -> None:
    told, folder, python = stranger
    words = ["xray", "launcher.py:app", "--json", "--threshold", told["threshold"]]
    words += [word for path in told["paths"] for word in ("--path", path)]
    words += [word for header in told["headers"] for word in ("--header", header)]
    done = run(python, "-m", "coffeeshop.cli", *words, folder=folder)
    document = json.loads(done.stdout)
    findings = [finding for one in document["endpoints"] for finding in one["blocks"]]
    found = {line_of(finding) for finding in findings}
    assert done.returncode == (1 if found or document["elsewhere"] else 0)
    assert {answer for one in document["endpoints"] for answer in one["answers"]} <= {
        "200",
        "no whole answer in time",
    }
    assert set(told["blames"]) <= found
    if told["only"]:
        assert found <= {*told["blames"], *told.get("also", ())}
        assert [line_of(worst) for worst in sorted(findings, key=itemgetter("total"))[-1:]] == told["blames"]
        assert document["elsewhere"] == []


def line_of(finding: dict[str, Any]) -> str:
    """Return a finding's line as the list of strangers names it."""
    return f"{finding['where'].rpartition(':')[0]}: {finding['code']}"


def test_its_answers_are_the_same_with_the_x_ray(stranger: Any) -> None:
    told, folder, python = stranger
    done = run(python, HERE / "same_answers.py", "launcher.py:app", json.dumps(told), folder=folder)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"compared": len(told["paths"]), "differ": []}
