"""Whatever the learner's code does, a verdict comes, and the caller's process is unharmed."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from coffeeshop.checks import close, judge, workbench
from coffeeshop.checks.workbench import BENCH

ANSWER = """
import asyncio

async def serve_all(make, orders):
    return await asyncio.gather(*map(make, orders))
"""
HURT = {
    "endless-loop": "while True: pass",
    "long-block": "import time; time.sleep(60)",
    "process-died": "import os; os._exit(1)",
    "exited": "import sys; sys.exit()",
    "endless-wait": "import asyncio; await asyncio.Event().wait()",
    "memory": "hoard = []\nwhile True: hoard.append(bytes(5_000_000))",
    "patched": "import time; time.sleep = lambda seconds: None",
    "check-overwritten": "from coffeeshop.checks import judging; judging.judge = print",
    "unknown-name": "latte",
    "run-inside-loop": "import asyncio; asyncio.run(asyncio.sleep(0))",
    "raised": "1 / 0",
    "await-what-cannot": "await [1, 2]",
    "syntax": "def (",
    "await-in-def": "def wait(): await something",
}


@pytest.fixture(autouse=True)
def warm_child() -> None:
    """A child that has answered once, as after the learner's first check."""
    BENCH.warm()
    assert judge("overlap", "# warm\n" + ANSWER).passed


@pytest.mark.parametrize("diagnosis", HURT)
def test_a_verdict_within_five_seconds(diagnosis: str) -> None:
    began = time.monotonic()
    verdict = judge("overlap", HURT[diagnosis] + "\n" + ANSWER)
    assert (verdict.passed, verdict.id) == (False, diagnosis)
    assert time.monotonic() - began < 5
    if diagnosis not in ("memory", "patched", "check-overwritten"):
        assert verdict.line == 1


@pytest.mark.parametrize(
    "body",
    [
        "asyncio.get_running_loop().run_in_executor(None, __import__('time').sleep, 60)",
        "class Cup:\n        def __del__(self): raise ValueError\n    Cup()",
    ],
)
def test_what_a_right_answer_leaves_behind_costs_only_the_child(body: str) -> None:
    lines = ANSWER.replace("    return", f"    {body}\n    return")
    began = time.monotonic()
    assert judge("overlap", lines).passed
    assert time.monotonic() - began < 5


def test_ten_thousand_tasks_get_a_verdict_in_time() -> None:
    crowd = "    [asyncio.create_task(asyncio.sleep(60)) for _ in range(10_000)]\n"
    began = time.monotonic()
    verdict = judge("overlap", ANSWER.replace("    return", crowd + "    return"))
    assert verdict.passed or verdict.id == "endless-loop", "a busy machine may need longer for them"
    assert time.monotonic() - began < 5


def test_one_endless_operation_that_holds_the_interpreter() -> None:
    verdict = judge("overlap", "sum(range(10**12))" + ANSWER)
    assert verdict.id == "endless-loop"


def test_a_task_that_swallows_its_cancellation() -> None:
    stubborn = """
import asyncio

async def serve_all(make, orders):
    while True:
        try:
            await asyncio.sleep(60)
        except BaseException:
            pass
"""
    verdict = judge("overlap", stubborn)
    assert (verdict.id, verdict.code) == ("endless-wait", "await asyncio.sleep(60)")


def test_catching_everything_does_not_save_an_endless_loop() -> None:
    swallowing = ANSWER + "\ntry:\n    while True: pass\nexcept BaseException:\n    pass\n"
    assert judge("overlap", swallowing).id == "endless-loop"


def test_a_clean_attempt_keeps_the_child_and_a_hurt_one_replaces_it() -> None:
    before = BENCH._child
    assert judge("overlap", "# again\n" + ANSWER).passed
    assert BENCH._child is before
    judge("overlap", HURT["process-died"] + ANSWER)
    assert BENCH._child is not before
    assert before is not None
    assert not before.alive


def test_nothing_of_the_attempt_reaches_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    real = time.sleep
    judge("overlap", "import time; time.sleep = None; print('loud', flush=True)" + ANSWER)
    assert time.sleep is real
    assert "loud" not in capfd.readouterr().out


def test_an_interrupted_check_leaves_no_answer_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(pid: int) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(workbench, "resident", interrupt)
        with pytest.raises(KeyboardInterrupt):
            judge("overlap", "import time; time.sleep(0.2)" + ANSWER)
    assert judge("overlap", "latte" + ANSWER).id == "unknown-name"


def test_judging_works_inside_a_running_loop() -> None:
    async def cell() -> bool | None:
        return judge("overlap", "# in a loop\n" + ANSWER).passed

    assert asyncio.run(cell())


def test_close_leaves_no_process_and_no_thread() -> None:
    child = BENCH._child
    assert child is not None
    close()
    assert not child.alive
    assert not [t for t in threading.enumerate() if "_listen" in t.name]
