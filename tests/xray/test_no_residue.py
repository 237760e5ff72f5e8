"""After the x-ray everything is as it was, whatever happened under it."""

import asyncio
import gc
import subprocess
import sys
import threading
import weakref
from asyncio import base_events, events
from concurrent.futures import ThreadPoolExecutor

import pytest
from anyio._backends._asyncio import AsyncIOBackend

from coffeeshop.xray import Recording, ignore, xray

ORIGINALS = {
    (events.Handle, "_run"): events.Handle._run,
    (base_events.BaseEventLoop, "create_task"): base_events.BaseEventLoop.create_task,
    (base_events.BaseEventLoop, "run_in_executor"): base_events.BaseEventLoop.run_in_executor,
    (ThreadPoolExecutor, "submit"): ThreadPoolExecutor.submit,
    (AsyncIOBackend, "run_sync_in_worker_thread"): vars(AsyncIOBackend)["run_sync_in_worker_thread"],
}
SWITCH = sys.getswitchinterval()


def assert_clean(threads, callbacks):
    for (owner, name), original in ORIGINALS.items():
        assert vars(owner)[name] is original
    assert set(threading.enumerate()) <= threads
    assert sys.getswitchinterval() == SWITCH
    assert gc.callbacks == callbacks


@pytest.fixture(autouse=True)
def clean():
    before = set(threading.enumerate()), list(gc.callbacks)
    assert_clean(*before)
    yield
    assert_clean(*before)


async def latte():
    await asyncio.sleep(0)
    return "latte"


async def spilled():
    await asyncio.sleep(0)
    raise ValueError("spilled")


def test_the_result_and_the_exception_are_the_same_object():
    cup, error = object(), ValueError("spilled")

    async def give():
        await asyncio.sleep(0)
        return cup

    async def fail():
        await asyncio.sleep(0)
        raise error

    with xray() as run:
        assert asyncio.run(give()) is cup
    assert {task.outcome for task in run.tasks} == {"returned"}
    with pytest.raises(ValueError, match="spilled") as caught, xray():
        asyncio.run(fail())
    assert caught.value is error


def test_the_record_is_there_after_an_exception_and_a_cancellation():
    with pytest.raises(ValueError, match="spilled"), xray() as run:
        asyncio.run(spilled())
    assert [task.outcome for task in run.tasks if task.coroutine == "spilled"] == ["raised"]

    async def main():
        task = asyncio.create_task(asyncio.sleep(60))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    with xray() as run:
        asyncio.run(main())
    assert [task.outcome for task in run.tasks if task.coroutine == "sleep"] == ["cancelled"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interrupts_inside_a_handle_pass_through(stop):
    async def main():
        asyncio.get_running_loop().call_soon(lambda: (_ for _ in ()).throw(stop()))
        await asyncio.sleep(60)

    loop = asyncio.new_event_loop()
    task = loop.create_task(main())
    with pytest.raises(stop), xray() as run:
        loop.run_until_complete(task)
    assert run.slices
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(task)
    loop.close()


INTERRUPTED = """
import asyncio, signal, threading
from asyncio import events
from coffeeshop.xray import xray

original = events.Handle._run

async def main():
    threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()
    while True:
        pass

loop = asyncio.new_event_loop()
try:
    with xray() as run:
        loop.run_until_complete(main())
except KeyboardInterrupt:
    names = [thread.name for thread in threading.enumerate() if "x-ray" in thread.name]
    print([block.function for block in run.blocks], events.Handle._run is original, names)
"""


def test_a_real_interrupt_while_a_line_blocks(tmp_path):
    """In a process of its own, so that a stray interrupt can't end the tests."""
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "['main'] True []", done.stderr


def test_errors_in_callbacks_reach_the_loop_with_the_same_context():
    def collect(with_xray):
        heard = []

        def spill():
            raise ValueError("spilled")

        async def main():
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(lambda _, context: heard.append(context))
            loop.call_soon(spill)
            await asyncio.sleep(0.01)

        if with_xray:
            with xray():
                asyncio.run(main())
        else:
            asyncio.run(main())
        (context,) = heard
        return sorted(context), context["message"].replace(" at 0x", "")[:40], type(context["exception"])

    assert collect(with_xray=True) == collect(with_xray=False)


def test_a_thousand_uses_in_a_row():
    loop = asyncio.new_event_loop()
    for _ in range(1000):
        with xray() as run:
            assert loop.run_until_complete(latte()) == "latte"
    loop.close()
    assert [task.coroutine for task in run.tasks] == ["latte"]


def test_nothing_of_the_learners_is_kept():
    class Beans:
        pass

    seen = []

    async def main():
        beans = Beans()
        seen.append(weakref.ref(beans))
        seen.append(weakref.ref(asyncio.current_task()))
        await asyncio.sleep(0)
        return beans

    with xray() as run:
        asyncio.run(main())
    gc.collect()
    assert run.slices
    assert [reference() for reference in seen] == [None, None]


def test_a_pending_task_that_nobody_keeps_can_still_vanish():
    gone = []

    async def forgotten():
        await asyncio.get_running_loop().create_future()

    async def main():
        task = asyncio.create_task(forgotten())
        task_gone = weakref.ref(task, gone.append)
        await asyncio.sleep(0)
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        del task
        gc.collect()
        return task_gone

    with xray():
        asyncio.run(main())
    assert len(gone) == 1


def test_the_loop_keeps_its_task_factory_and_runs_it():
    made = []

    def factory(loop, coro, **options):
        made.append(coro.__qualname__)
        return asyncio.Task(coro, loop=loop, **options)

    async def main():
        loop = asyncio.get_running_loop()
        loop.set_task_factory(factory)
        with xray() as run:
            await asyncio.create_task(latte())
        assert loop.get_task_factory() is factory
        return run

    run = asyncio.run(main())
    assert made[0] == "latte"
    assert "latte" in {task.coroutine for task in run.tasks}


def test_nested_use_shares_one_patch_and_ends_with_the_last():
    async def main():
        with xray() as outer:
            await asyncio.sleep(0)
            patched = events.Handle._run
            async with xray(threshold=0.2) as inner:
                assert events.Handle._run is patched
                await latte()
            assert events.Handle._run is patched
            await latte()
        return outer, inner

    outer, inner = asyncio.run(main())
    assert len(outer.slices) > len(inner.slices) > 0
    assert inner.threshold == 200_000_000


def test_two_loops_in_two_threads_are_told_apart():
    with xray() as run:
        threads = [threading.Thread(target=asyncio.run, args=(latte(),), name=f"shop-{i}") for i in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {loop.name for loop in run.loops} == {"shop-0", "shop-1"}
    assert len({task.loop for task in run.tasks if task.coroutine == "latte"}) == 2


def test_an_ignored_loop_and_one_that_was_not_asked_for_are_left_out():
    loops = [asyncio.new_event_loop() for _ in range(3)]
    ignore(loops[0])
    with xray() as everything, xray(loops[1], "shop") as one:
        for loop in loops:
            loop.run_until_complete(latte())
    for loop in loops:
        loop.close()
    assert len(everything.loops) == 2
    assert [loop.name for loop in one.loops] == ["shop"]
    assert {task.loop for task in one.tasks} == {one.loops[0].id}


def test_a_tool_that_patched_before_is_called():
    seen = []
    original = events.Handle._run

    def theirs(handle):
        seen.append(handle)
        return original(handle)

    events.Handle._run = theirs
    try:
        with xray() as run:
            assert asyncio.run(latte()) == "latte"
        assert events.Handle._run is theirs
    finally:
        events.Handle._run = original
    assert seen
    assert "latte" in {task.coroutine for task in run.tasks}


def test_a_tool_that_patches_meanwhile_keeps_working():
    seen = []
    recording = Recording()
    recording.start()
    ours = events.Handle._run

    def theirs(handle):
        seen.append(handle)
        return ours(handle)

    events.Handle._run = theirs
    try:
        asyncio.run(latte())
        first = recording.stop()
        count = len(seen)
        assert events.Handle._run is theirs
        asyncio.run(latte())
        assert len(seen) > count  # theirs goes on, through our wrapper that is off
        with xray() as second:
            asyncio.run(latte())
    finally:
        events.Handle._run = ORIGINALS[(events.Handle, "_run")]
    for run in (first, second):
        assert [task.coroutine for task in run.tasks].count("latte") == 1
        ids = [(s.start, s.end) for s in run.slices]
        assert len(ids) == len(set(ids))
