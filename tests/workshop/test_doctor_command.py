"""`coffeeshop doctor` as somebody at the install desk meets it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from doctortools import DOCTOR, ROOT, ask, run, shell

from coffeeshop.workshop.doctor import python
from coffeeshop.workshop.doctor.examination import QUICK, THOROUGH

WRONG = {"HTTP_PROXY": "http://user:secret@proxy.example:3128", "NO_PROXY": "", "no_proxy": ""}
posix = pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")


def test_each_check_has_a_line_and_a_fit_machine_exits_with_zero() -> None:
    done = run(*DOCTOR)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in THOROUGH:
        assert re.search(rf"^(ok|note) +{name} +\S", done.stdout, re.M), done.stdout
    assert done.stdout.splitlines()[-1].startswith("Nothing to mend")


@posix
def test_what_is_wrong_is_said_and_its_command_mends_it() -> None:
    sick = run(*DOCTOR, "--brief", **WRONG)
    assert sick.returncode == 1
    assert sick.stdout.startswith("WRONG  Loopback")
    assert "secret" not in sick.stdout
    (mend,) = re.findall(r"mend it:  (.*)", sick.stdout)
    assert mend.startswith("export no_proxy=")
    again = " ".join(DOCTOR) + " --brief"
    fit = shell(mend, again, **WRONG)
    assert (fit.returncode, fit.stdout) == (0, "")


def test_a_script_gets_json() -> None:
    told = ask(**WRONG)
    assert told.status == told.document["status"] == 1
    assert told.document["verdict"].startswith("One thing to mend")
    assert {found["check"] for found in told.document["findings"]} == set(THOROUGH)
    assert "secret" not in json.dumps(told.document)


def test_what_cannot_be_examined_exits_with_two() -> None:
    hidden = "import sys; sys.modules['psutil'] = None; from coffeeshop.cli import main; sys.exit(main())"
    told = ask(doctor=(sys.executable, "-c", hidden, "doctor"))
    assert told.status == 2
    assert "psutil is not here" in told.of("Memory", "unknown")["found"]


def test_a_python_without_the_course_is_told_how_to_set_it_up() -> None:
    bare = (sys.executable, "-S", "-m", "coffeeshop.cli", "doctor")
    told = ask(doctor=bare, PYTHONPATH=str(ROOT))
    assert told.status == 1
    assert "not set up in this Python" in told.of("Packages")["found"]
    assert re.fullmatch(r"python3? tools.shop\.py lab", told.of("Packages")["mend"])
    assert all(found["check"] in THOROUGH for found in told.document["findings"])


def test_an_old_python_is_told_so() -> None:
    named = filter(None, (shutil.which(f"python3.{minor}") for minor in (10, 9, 8)))
    places = [*named, *map(str, Path.home().glob(".pyenv/versions/3.10*/bin/python"))]
    old = next((place for place in places if run(place, "-c", "").returncode == 0), None)
    if old is None:
        pytest.skip("there is no Python older than 3.11 here")
    done = run(old, "tools/shop.py", "doctor")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "make lab PYTHON=python3.12" in done.stderr


def test_the_quick_checks_are_some_of_all() -> None:
    assert QUICK.items() < THOROUGH.items()


@posix
def test_a_python_that_is_not_cpython_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    (fit,) = python.examine()
    monkeypatch.setattr(sys, "implementation", SimpleNamespace(name="pypy"))
    (found,) = python.examine()
    assert (fit.level, found.level) == ("fine", "wrong")
    assert found.mend == "rm -r .venv && python3.12 tools/shop.py lab"
