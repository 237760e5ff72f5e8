"""Children: they talk, they keep apart, and they die with their parent."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coffeeshop.children import Child, ChildGone, supervise
from coffeeshop.children.group import is_tracker
from coffeeshop.children.pool import close_pool, run_in_process
from coffeeshop.menu import ShopError

ECHO = """
    import sys, os, subprocess
    from coffeeshop.children import watch_parent
    parent = watch_parent()
    print("printed, not sent")
    while True:
        message = parent.receive()
        if message == {"do": "crash"}:
            print("out of beans", file=sys.stderr, flush=True)
            os._exit(7)
        if message == {"do": "spawn"}:
            message = {"pid": subprocess.Popen(["sleep", "600"]).pid}
        parent.send(message)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no semaphore can be looked at")
posix = pytest.mark.skipif(sys.platform == "win32", reason="process groups and SIGKILL are POSIX's")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module for `Child`, on the path of new processes."""
    (tmp_path / "echoing.py").write_text(textwrap.dedent(ECHO))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "echoing"


def gone(pid: int) -> bool:
    """Whether no process `pid` runs; a zombie that nobody has reaped yet counts as gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    if not Path("/proc/self/stat").exists():
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):  # it went in this moment
        return True


def soon(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_a_child_answers_and_what_it_prints_is_no_message(module: str) -> None:
    with Child(module) as child:
        child.send({"drink": "café ☕", "lines": "one\ntwo"})
        assert child.receive(20) == {"drink": "café ☕", "lines": "one\ntwo"}
        assert soon(lambda: child.said == "printed, not sent\n")


def test_silence_is_a_timeout(module: str) -> None:
    with Child(module) as child, pytest.raises(TimeoutError, match=r"said nothing for 0\.05 seconds"):
        child.receive(0.05)


def test_a_crash_is_one_sentence_with_the_last_words(module: str) -> None:
    with Child(module) as child:
        child.send({"do": "crash"})
        with pytest.raises(ChildGone, match=r"ended with exit status 7\. It said last: out of beans$"):
            child.receive(20)
        with pytest.raises(ChildGone):
            child.receive(20)
        assert not child.alive


def test_stopping_ends_the_child_and_what_it_started(module: str) -> None:
    child = Child(module)
    child.send({"do": "spawn"})
    grandchild = child.receive(20)["pid"]
    child.stop()
    child.stop()
    assert not child.alive
    assert soon(lambda: gone(grandchild))
    with pytest.raises(ChildGone):
        child.send({"do": "anything"})


def test_a_child_that_does_not_listen_is_killed() -> None:
    child = Child("timeit", "-n", "1", "import time; time.sleep(600)")
    child.stop(grace=0.1)
    assert not child.alive


def test_thirty_children_leave_no_thread_and_no_descriptor(module: str) -> None:
    with Child(module):
        pass
    threads, files = threading.active_count(), _files()
    for _ in range(30):
        Child(module).stop(grace=0)
    assert threading.active_count() == threads
    assert _files() == files


def _files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_the_clock_offset_is_smaller_than_a_round_trip(module: str) -> None:
    with Child(module) as child:
        child.send({})
        child.receive(20)
        # One clock serves all processes on Linux, macOS and Windows, so the true offset is 0.
        before = time.perf_counter_ns()
        offset = child.clock_offset()
        assert abs(offset) < time.perf_counter_ns() - before


@posix
@pytest.mark.parametrize("way", ["SIGKILL", "exit", "os._exit"])
def test_the_child_dies_with_its_parent_whatever_kills_it(module: str, way: str) -> None:
    end = {"SIGKILL": "signal.pause()", "exit": "sys.exit()", "os._exit": "os._exit(1)"}[way]
    parent = _python(f"""
        import os, signal, sys
        from coffeeshop.children import Child
        child = Child("{module}")
        child.send({{"do": "spawn"}})
        print(child.pid, child.receive(20)["pid"], flush=True)
        {end}
    """)
    pids = [int(word) for word in parent.stdout.readline().split()]
    if way == "SIGKILL":
        parent.kill()
    parent.wait(20)
    parent.stdout.close()
    assert len(pids) == 2
    assert soon(lambda: all(gone(pid) for pid in pids))


@posix
def test_a_forked_process_that_holds_the_pipe_hides_nothing(module: str) -> None:
    parent = _python(f"""
        import os, signal
        from coffeeshop.children import Child
        child = Child("{module}")
        child.send({{}})
        child.receive(20)
        fork = os.fork()
        if fork:
            print(child.pid, fork, flush=True)
        signal.pause()
    """)
    pid, fork = (int(word) for word in parent.stdout.readline().split())
    try:
        parent.kill()
        parent.wait(20)
        assert soon(lambda: gone(pid))
    finally:
        os.kill(fork, signal.SIGKILL)
        parent.stdout.close()


@posix
def test_an_interrupt_of_the_parents_group_passes_the_child_by(module: str) -> None:
    parent = _python(
        f"""
        import signal, sys
        from coffeeshop.children import Child
        child = Child("{module}")
        child.send({{}})
        child.receive(20)
        try:
            print(child.pid, flush=True)  # the interrupt may come as soon as this is read
            signal.pause()
        except KeyboardInterrupt:
            child.send({{"still": "here"}})
            print(child.receive(20)["still"], flush=True)
    """,
        start_new_session=True,
    )
    assert int(parent.stdout.readline())
    os.killpg(parent.pid, signal.SIGINT)
    assert parent.stdout.readline() == "here\n"
    parent.wait(20)
    parent.stdout.close()


HOLDING = """
    import signal, time
    from multiprocessing import get_context
    lock = get_context("spawn").Lock()  # as a pool of processes has five of
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    {tell}(lock._semlock.name)
    while True:
        time.sleep(600)
"""


def semaphore(name: str) -> Path:
    """Return the file that a named semaphore is on Linux."""
    return Path("/dev/shm", "sem." + name.strip().lstrip("/"))


@linux
@pytest.mark.parametrize("way", ["stopped", "parent killed"])
def test_a_killed_child_leaves_no_semaphore(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "from coffeeshop.children import watch_parent\nparent = watch_parent()\n"
    body += textwrap.dedent(HOLDING.format(tell="(lambda name: parent.send({'name': name}))"))
    (tmp_path / "holding.py").write_text(body)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    if way == "stopped":
        child = Child("holding")
        kept = semaphore(child.receive(20)["name"])
        assert kept.exists()
        child.stop(grace=0.0)
    else:
        parent = _python("""
            import time
            from coffeeshop.children import Child
            print(Child("holding").receive(20)["name"], flush=True)
            time.sleep(600)
        """)
        kept = semaphore(parent.stdout.readline())
        assert kept.exists()
        parent.kill()
        parent.wait(20)
        parent.stdout.close()
    assert soon(lambda: not kept.exists())


@linux
def test_a_tracker_is_known_while_it_is_being_started() -> None:
    words = ["sh", "-c", "read line", "multiprocessing.resource_tracker"]
    for _ in range(500):  # for a moment the kernel shows a process that is being started without a command
        with subprocess.Popen(words, stdin=subprocess.PIPE) as process:
            assert is_tracker(process.pid)
    assert not is_tracker(process.pid)


@linux
def test_a_killed_program_leaves_no_semaphore() -> None:
    with supervise(
        [sys.executable, "-uc", textwrap.dedent(HOLDING.format(tell="print"))], grace=0.2
    ) as program:
        assert soon(lambda: program.said.endswith("\n"))
        kept = semaphore(program.said)
        assert kept.exists()
    assert soon(lambda: not kept.exists())


@posix
def test_a_supervised_program_ends_with_everything_it_started() -> None:
    script = "echo ready; (setsid sleep 600 & echo $!); exec sleep 600"
    with supervise(["sh", "-c", script]) as program:
        assert soon(lambda: program.said.count("\n") == 2)
        daemon = int(program.said.split()[1])
        assert program.alive
        assert not gone(daemon)
    assert soon(lambda: gone(program.pid))
    if sys.platform == "linux":
        assert soon(lambda: gone(daemon))


@posix
def test_a_supervised_program_dies_with_a_killed_parent() -> None:
    parent = _python("""
        import signal
        from coffeeshop.children import supervise
        print(supervise(["sleep", "600"]).pid, flush=True)
        signal.pause()
    """)
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait(20)
    parent.stdout.close()
    assert soon(lambda: gone(pid))


@posix
def test_a_killed_parent_leaves_no_program_its_long_grace() -> None:
    parent = _python("""
        import signal, time
        from coffeeshop.children import supervise
        program = supervise(["sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 0.1; done"], grace=90)
        while "deaf" not in program.said:
            time.sleep(0.02)
        print(program.pid, flush=True)
        signal.pause()
    """)
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait(20)
    parent.stdout.close()
    assert soon(lambda: gone(pid), 30)


@posix
def test_a_program_that_ignores_the_signal_is_killed() -> None:
    script = "trap '' TERM; echo deaf; while true; do sleep 0.1; done"
    program = supervise(["sh", "-c", script], grace=0.3)
    assert soon(lambda: "deaf" in program.said)
    program.stop()
    assert soon(lambda: gone(program.pid))


@posix
def test_a_child_that_dies_in_the_middle_of_a_message_ends_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dies_halfway.py").write_text(
        "from coffeeshop.children import watch_parent\n"
        "import os\n"
        "parent = watch_parent()\n"
        "os.write(parent._out.fileno(), b'{\"half')\n"
        "os._exit(3)\n"
    )
    with Child("dies_halfway", cwd=tmp_path) as child, pytest.raises(ChildGone, match="exit status 3"):
        child.receive(20)
    assert "Traceback" not in capfd.readouterr().err


def test_a_supervised_program_tells_its_exit_status() -> None:
    with supervise(["sh", "-c", "exit 3"]) as program:
        assert program.wait(20) == 3
        assert not program.alive


def test_a_program_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(ShopError, match=r"^no-such-program could not be started: .*\.$"):
        supervise(["no-such-program"])


async def _pids() -> int:
    return await run_in_process(os.getpid)


@posix
def test_the_pool_dies_with_a_killed_parent() -> None:
    parent = _python("""
        import asyncio, os, signal
        from coffeeshop.children.pool import run_in_process
        if __name__ == "__main__":
            print(asyncio.run(run_in_process(os.getpid)), flush=True)
            signal.pause()
    """)
    worker = int(parent.stdout.readline())
    assert not gone(worker)
    parent.kill()
    parent.wait(20)
    parent.stdout.close()
    assert soon(lambda: gone(worker))


def test_a_killed_worker_is_one_sentence_and_the_next_order_works() -> None:
    try:
        with pytest.raises(ShopError, match="A worker process ended before its work was done"):
            asyncio.run(run_in_process(os._exit, 1))
        assert asyncio.run(_pids()) != os.getpid()
    finally:
        close_pool()


def test_all_who_waited_for_a_killed_worker_may_order_again_at_once() -> None:
    async def order_again() -> int:
        with contextlib.suppress(ShopError):
            await run_in_process(os._exit, 1)
        return await _pids()

    async def three() -> list[int]:
        await _pids()
        return await asyncio.gather(order_again(), order_again(), order_again())

    try:
        assert all(asyncio.run(three()))
    finally:
        close_pool()


def test_closing_the_pool_ends_work_in_progress() -> None:
    async def close_meanwhile() -> int:
        worker = await _pids()
        sleeping = asyncio.ensure_future(run_in_process(time.sleep, 600))
        await asyncio.sleep(0.2)
        close_pool()
        with pytest.raises((ShopError, asyncio.CancelledError)):
            await sleeping
        return worker

    worker = asyncio.run(close_meanwhile())
    assert soon(lambda: gone(worker))


def _python(program: str, **options: object) -> subprocess.Popen[str]:
    """Start a Python of its own that runs `program`."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True, **options
    )
