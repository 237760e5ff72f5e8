"""The commands behind make: what they say when something is missing, and how they add tests up."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import address
import commands
import environment
import pytest
import soaking
import speaking
import testing

ROOT = Path(__file__).parent.parent


def test_make_and_the_script_know_the_same_commands() -> None:
    makefile = (ROOT / "Makefile").read_text()
    helped = subprocess.run(
        [sys.executable, ROOT / "tools" / "shop.py", "--help"], capture_output=True, text=True
    )
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M)) - {"help"}
    assert targets == set(re.findall(r"tools/shop\.py ([a-z][a-z-]*)", makefile))
    assert targets <= set(re.findall(r"^    ([a-z-]+)\b", helped.stdout, re.M))


def test_the_tools_need_the_standard_library_alone() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); import commands; print('fine')"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True)
    assert done.stdout == "fine\n", done.stderr


def test_an_old_python_is_told_so_in_one_sentence() -> None:
    source = (ROOT / "tools" / "shop.py").read_text()
    code = f"import sys; sys.version_info = (3, 8, 18); exec({source!r}, {{'__name__': '__main__'}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("The Coffee Shop needs Python 3.11 or newer, and this is Python 3.8")
    assert done.stderr.count("\n") == 1


def test_no_pip_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "TOOLS", tmp_path)
    monkeypatch.setattr(environment.sys, "executable", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "__main__.py").write_text("raise SystemExit(1)")
    (tmp_path / "pip" / "__init__.py").touch()
    with pytest.raises(speaking.ShopFailure, match="has no pip"):
        environment.find_uv()


def test_no_network_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    fails = [sys.executable, "-c", "import sys; sys.exit('error: dns error: failed to lookup address')"]
    with pytest.raises(speaking.ShopFailure, match="connect to the internet"):
        speaking.call(fails, "install the packages")
    assert "dns error" in capsys.readouterr().err


def test_another_failure_shows_what_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(speaking.ShopFailure, match="Could not make tea: the lines above say why"):
        speaking.call([sys.executable, "-c", "raise SystemExit('the kettle is broken')"], "make tea")
    assert "the kettle is broken" in capsys.readouterr().err


def test_a_changed_lock_makes_an_environment_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = environment.fingerprint()
    changed = tmp_path / "requirements.lock"
    changed.write_text("one-more==1.0\n")
    monkeypatch.setattr(environment, "LOCK", changed)
    assert environment.fingerprint() != before
    assert environment.fingerprint(newest=True) != environment.fingerprint()


def test_a_ready_environment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_: object) -> str:
        raise AssertionError("it set up again")

    (tmp_path / "coffeeshop.stamp").write_text(environment.fingerprint())
    monkeypatch.setattr(environment, "works", lambda python: True)
    monkeypatch.setattr(environment, "find_uv", never)
    assert environment.ensure(tmp_path) == environment.inside(tmp_path, "python")
    assert "is ready" in capsys.readouterr().out


def test_the_address_is_one_setting(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    address.set_repository("someone/coffee", project)
    assert address.read_repository(project) == "someone/coffee"
    with pytest.raises(speaking.ShopFailure, match="OWNER/NAME"):
        address.set_repository("https://example.org/someone/coffee", project)


@pytest.mark.parametrize(
    ("report", "tally"),
    [
        ('<testsuite tests="9" failures="1" errors="1" skipped="2"/>', (5, 2, 2)),
        ('<testsuite tests="0" failures="0" errors="0" skipped="0"/>', (0, 0, 0)),
    ],
)
def test_reports_are_added_up(tmp_path: Path, report: str, tally: tuple[int, int, int]) -> None:
    file = tmp_path / "report.xml"
    file.write_text(f"<testsuites>{report}</testsuites>")
    assert tuple(testing.count(file)) == tally
    assert tuple(testing.count(tmp_path / "missing.xml")) == (0, 0, 0)


def test_a_step_without_tests_fails(tmp_path: Path) -> None:
    (step,) = testing.choose(["notebooks"])
    said = testing.complaint(step, tmp_path / "missing.xml", testing.Tally(), status=0)
    assert said == "no test was collected (exit status 0)"


def test_a_notebook_that_nbval_did_not_run_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("00_seen", "01_unseen"):
        (tmp_path / "notebooks").mkdir(exist_ok=True)
        (tmp_path / "notebooks" / f"{name}.ipynb").write_text("{}")
    monkeypatch.setattr(testing, "ROOT", tmp_path)
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="1"><testcase classname="notebooks.00_seen"/></testsuite></testsuites>'
    )
    assert testing.unvisited(report) == ["01_unseen.ipynb"]


def test_ci_refuses_to_skip_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (step,) = testing.choose(["browser"])
    skipped = testing.Tally(skipped=1)
    monkeypatch.delenv("CI", raising=False)
    assert testing.complaint(step, tmp_path / "r.xml", skipped, status=0) == ""
    monkeypatch.setenv("CI", "true")
    assert "nothing may be skipped" in testing.complaint(step, tmp_path / "r.xml", skipped, status=0)


def test_pythons_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHOP_PYTHONS", os.pathsep.join([sys.executable, str(tmp_path / "nothing")]))
    assert testing.other_pythons(tmp_path) == {testing.version_of(sys.executable): sys.executable}


def test_a_failure_of_a_soak_names_its_file() -> None:
    case = ElementTree.fromstring('<testcase classname="notebooks.05_the_rush" name="Cell 14"/>')
    assert soaking.called(case) == "05_the_rush::Cell 14"


def test_a_soak_of_the_notebooks_runs_what_make_test_runs() -> None:
    words = [*soaking.PYTEST, *soaking.PARTS["notebooks"].tests]
    assert set(testing.NBVAL) <= set(words)
    assert words.count("pytest") == 1
    rounds = [soaking.PARTS[name].rounds for name in ("notebooks", "notebooks-hog")]
    assert (sum(rounds), rounds[1]) == (20, 5)


def test_lab_says_what_is_wrong_and_opens_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr(commands, "ensure", lambda home: Path(sys.executable))
    monkeypatch.setattr(commands, "replace_this_process", lambda command, env: opened.append(command) or 0)
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.delenv("no_proxy", raising=False)
    assert commands.main(["lab"]) == 0
    said = capfd.readouterr().out
    assert "WRONG  Loopback" in said
    assert "ok " not in said
    assert "jupyterlab" in opened[0]


def test_the_doctor_comes_before_the_set_up_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "HOME", tmp_path)
    assert commands.main(["doctor", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["executable"] == sys.executable
    assert commands.main(["doctor", "--jsn"]) == 2
