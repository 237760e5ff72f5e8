"""A rehearsal runs real kernels, says what failed, changes nothing, and leaves nothing behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import psutil
import pytest

from coffeeshop.cli import main
from coffeeshop.menu import ShopError
from coffeeshop.workshop.plans import PLANS, Part, Plan
from coffeeshop.workshop.rehearsal import rehearse

LESSON = "01_one_barista"
TAUGHT = Part("taught", "lesson", "Taught", 5, LESSON, ("One",), "The sum", "sum 3")
LATER = Part("later", "lesson", "Later", 5, LESSON, ("Three",), "The sum again", "again 3")
SOLVED = Part("solved", "exercise", "Solved", 5, LESSON, ("2. Overlap",), expect="Passed.")
PAUSE = Part("pause", "break", "Break", 10)


def plan(*steps: Part, stretch: tuple[Part, ...] = ()) -> Plan:
    return Plan("tiny", 25, "Tiny", "Nothing.", steps, (), stretch)


def write(folder: Path, name: str, *sections: tuple[str, str]) -> None:
    """Write a notebook with a code cell below each heading, and imports below its title."""
    cells = [
        nbformat.v4.new_markdown_cell("# Title"),
        nbformat.v4.new_code_cell("import os, subprocess, sys, time"),
    ]
    for heading, code in sections:
        cells += [nbformat.v4.new_markdown_cell(f"## {heading}"), nbformat.v4.new_code_cell(code)]
    folder.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one lesson and one solution, and the working folder in it."""
    write(
        tmp_path / "notebooks", LESSON,
        ("One", "three = 1 + 2\nprint('sum', three)\nopen('left.txt', 'w').close()"),
        ("Two", "raise SystemError('nobody teaches this section')"),
        ("Three", "print('again', three)"),
    )  # fmt: skip
    write(tmp_path / "solutions", f"{LESSON}_solutions", ("2. Overlap", "print('Passed.')"))
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_plan_runs_in_real_kernels_and_changes_nothing(course: Path) -> None:
    before, told = snapshot(course), []
    report = rehearse(plan(TAUGHT, PAUSE, SOLVED, stretch=(LATER,)), course, tell=told.append)
    assert [one.state for one in report.outcomes] == ["passed", "needs people", "passed", "passed"]
    assert tuple(told) == report.outcomes
    assert (report.status, report.failures) == (0, ())
    assert snapshot(course) == before
    first, pause, solved, later = report.outcomes
    assert later.stretch
    assert not first.stretch
    assert min(first.peak_mb, solved.peak_mb) > 20, "a kernel holds more"
    assert pause.peak_mb == 0
    assert "of 4 steps 3 ran and none failed; the others need people" in str(report)


@pytest.fixture
def broken(course: Path) -> Path:
    """The course, whose lesson fails in its third section."""
    write(
        course / "notebooks", LESSON, ("One", "three = 3\nprint('sum', three)"), ("Three", "cups\nprint(1)")
    )
    return course


def test_a_cell_that_fails_is_named(broken: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setitem(PLANS, "tiny", plan(TAUGHT, LATER))
    assert main(["rehearse", "--plan", "tiny", "--json", "report.json"]) == 1
    line = "notebooks/01_one_barista.ipynb, cell 6 (cups): NameError: name 'cups' is not defined"
    assert line in capsys.readouterr().out
    document = json.loads((broken / "report.json").read_text())
    assert [step["state"] for step in document["steps"]] == ["passed", "failed"]
    assert (document["failures"], document["steps"][1]["failure"]) == (1, line)


def test_a_kernel_that_dies_and_a_checkpoint_that_is_missed_are_failures(course: Path) -> None:
    write(course / "notebooks", LESSON, ("One", "print('sum', 4)"), ("Three", "os._exit(1)"))
    wrong, dead = rehearse(plan(TAUGHT, LATER), course).outcomes
    assert (
        wrong.failure == "notebooks/01_one_barista.ipynb did not show what its checkpoint expects: 'sum 3'."
    )
    assert dead.failure == "notebooks/01_one_barista.ipynb, cell 6 (os._exit(1)): The kernel died."


def test_a_command_of_the_course_is_run(course: Path) -> None:
    knows = Part("knows", "install desk", "Desk", 20, command="--version")
    wrong = Part("wrong", "install desk", "Desk", 20, command="brew")
    good, bad = rehearse(plan(knows, wrong), course).outcomes
    assert good.state == "passed"
    assert bad.failure.startswith("`coffeeshop brew` ended with exit status 2, and said last: coffeeshop: ")


def test_a_step_may_be_the_first(course: Path) -> None:
    report = rehearse(plan(TAUGHT, PAUSE), course, first=2)
    assert [one.number for one in report.outcomes] == [2]
    with pytest.raises(ShopError, match=r"The plan tiny has no step 3: they are numbered from 1 to 2\."):
        rehearse(plan(TAUGHT, PAUSE), course, first=3)


def test_a_machine_slower_than_the_plan_is_a_failure(course: Path) -> None:
    write(course / "notebooks", LESSON, ("One", "print('sum 3')"))
    [late] = rehearse(plan(replace(TAUGHT, minutes=0)), course).outcomes
    assert late.failure.startswith("The machine alone needs ")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--plan", "week"], "There is no plan 'week'"),
        (
            ["--plan", "two-hours", "--json", "no/such/report.json"],
            "There is no folder for no/such/report.json",
        ),
        (["--plan", "two-hours"], "go to the folder of the course"),
    ],
)
def test_what_cannot_be_rehearsed_exits_with_2(argv, said, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rehearse", *argv]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to a process alone")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_a_rehearsal_that_is_stopped_leaves_no_process(by: signal.Signals, course: Path) -> None:
    slow = (
        "sleeps = [sys.executable, '-c', 'import time; time.sleep(600)']\n"
        "child = subprocess.Popen(sleeps, start_new_session=True)\n"
        f"open({str(course / 'pids')!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}.')\n"
        "time.sleep(600)"
    )
    write(course / "solutions", f"{LESSON}_solutions", ("1. Order the prints", ""), ("2. Overlap", slow))
    step = [one.name for one in PLANS["two-hours"].steps].index("overlap") + 1
    command = [sys.executable, "-m", "coffeeshop.cli", "rehearse", "--plan", "two-hours", "--from", str(step)]
    with subprocess.Popen(
        command, cwd=course, stderr=subprocess.PIPE, text=True, preexec_fn=hears
    ) as running:
        try:
            pids = [int(pid) for pid in eventually(lambda: written(course / "pids"), 90).split()]
            below = [process.pid for process in psutil.Process(running.pid).children(recursive=True)]
            assert set(pids) <= set(below)
            running.send_signal(by)
            said = running.communicate(timeout=30)[1]
        finally:
            running.kill()
    assert by == signal.SIGKILL or (running.returncode, said) == (130, "coffeeshop: stopped.\n")
    assert eventually(lambda: not any(psutil.pid_exists(pid) for pid in below), 20)


def hears() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it, and so would ours


def written(file: Path) -> str:
    text = file.read_text() if file.exists() else ""
    return text.removesuffix(".") if text.endswith(".") else ""


def eventually(found, seconds: float):
    """Return what `found` returns as soon as it is true, or its last answer after `seconds`."""
    end = time.monotonic() + seconds
    while not (answer := found()) and time.monotonic() < end:
        time.sleep(0.1)
    return answer
