"""What a record holds: tasks, what they wait for and where, threads, readiness, bounds, words."""

import asyncio
import multiprocessing
import queue
import socket
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise

import anyio
import anyio.to_thread
import pytest

from coffeeshop import ledger
from coffeeshop.xray import NameEndpoints, Recording, loop_id, task_id, xray
from coffeeshop.xray.develop import queue_times
from coffeeshop.xray.waits import WAITS


def line_of(text):
    with open(__file__) as file:
        return next(number for number, line in enumerate(file, 1) if line.rstrip().endswith(text))


def waits_of(run, coroutine):
    ids = {task.id for task in run.tasks if task.coroutine.endswith(coroutine)}
    return [s.waits for s in run.slices if s.task in ids and s.waits]


async def wait_for_sleep():
    await asyncio.sleep(0.001)


async def wait_for_turn():
    await asyncio.sleep(0)


async def wait_for_event():
    event = asyncio.Event()
    asyncio.get_running_loop().call_soon(event.set)
    await event.wait()


async def wait_for_lock():
    lock = asyncio.Lock()
    await lock.acquire()
    asyncio.get_running_loop().call_soon(lock.release)
    await lock.acquire()


async def wait_for_semaphore():
    places = asyncio.Semaphore(0)
    asyncio.get_running_loop().call_soon(places.release)
    await places.acquire()


async def wait_for_queue():
    orders = asyncio.Queue()
    asyncio.get_running_loop().call_soon(orders.put_nowait, 1)
    await orders.get()


async def wait_for_future():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 1)
    await future


async def wait_for_thread():
    await asyncio.to_thread(time.sleep, 0.001)


async def wait_for_task():
    await asyncio.create_task(asyncio.sleep(0))


async def wait_for_socket():
    here, there = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=here)
    asyncio.get_running_loop().call_soon(there.sendall, b"x")
    await reader.read(1)
    writer.close()
    there.close()


async def wait_for_process():
    process = await asyncio.create_subprocess_exec(sys.executable, "-S", "-c", "")
    await process.wait()


def test_says_that_a_task_waits_for_the_process_pool_and_not_for_a_thread():
    async def wait_for_the_pool():
        await asyncio.get_running_loop().run_in_executor(pool, abs, -1)

    async def wait_for_a_thread():
        await asyncio.get_running_loop().run_in_executor(None, abs, -1)

    async def main():
        await asyncio.gather(wait_for_the_pool(), wait_for_a_thread())

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool, xray() as run:
        asyncio.run(main())
    assert waits_of(run, "wait_for_the_pool") == ["process"]
    assert waits_of(run, "wait_for_a_thread") == ["thread"]


CASES = [value for name, value in sorted(globals().items()) if name.startswith("wait_for_")]


@pytest.mark.parametrize("coroutine", CASES, ids=lambda f: f.__name__)
def test_says_what_a_task_waits_for(coroutine):
    with xray() as run:
        asyncio.run(coroutine())
    word = coroutine.__name__.removeprefix("wait_for_")
    assert word in waits_of(run, coroutine.__name__)
    assert {s.waits for s in run.slices} <= set(WAITS)


def test_names_the_line_of_the_learners_below_a_library():
    async def steam():
        async with asyncio.timeout(5):
            await asyncio.sleep(0.001)  # the steam

    async def main():
        async with asyncio.TaskGroup() as group:
            group.create_task(steam())

    with xray() as run:
        asyncio.run(main())
    (slept,) = [s for s in run.slices if s.waits == "sleep"]
    assert (slept.file, slept.line) == (__file__, line_of("# the steam"))


def test_names_the_line_inside_an_asynchronous_generator():
    async def beans():
        await asyncio.sleep(0.001)  # the beans
        yield 1

    async def main():
        async for _ in beans():
            pass

    with xray() as run:
        asyncio.run(main())
    assert (__file__, line_of("# the beans")) in {(s.file, s.line) for s in run.slices}


def test_knows_who_created_a_task_and_how_it_ended():
    async def child():
        await asyncio.sleep(0)

    async def main():
        await asyncio.create_task(child(), name="order 7")

    with xray() as run:
        asyncio.run(main())
    tasks = {task.coroutine.split(".")[-1]: task for task in run.tasks}
    made = tasks["child"]
    assert (made.name, made.parent, made.outcome) == ("order 7", tasks["main"].id, "returned")
    assert made.file == __file__
    assert tasks["main"].created < made.created < made.ended <= tasks["main"].ended


def test_slices_of_a_loop_do_not_overlap_and_none_begins_before_it_is_ready():
    async def main():
        await asyncio.gather(*[asyncio.sleep(0.001 * i) for i in range(20)])

    with xray() as run:
        asyncio.run(main())
    ordered = sorted(run.slices, key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    assert all(s.ready <= s.start <= s.end for s in run.slices)


def test_a_timer_that_comes_due_while_the_loop_is_held_was_ready_then():
    async def patient():
        await asyncio.sleep(0.05)

    async def main():
        task = asyncio.create_task(patient())
        await asyncio.sleep(0)
        time.sleep(0.25)  # noqa: ASYNC251
        await task

    with xray() as run:
        asyncio.run(main())
    (block,) = run.blocks
    number = next(task.id for task in run.tasks if task.coroutine.endswith("patient"))
    woken = [s for s in run.slices if s.task == number][-1]
    assert block.start < woken.ready < block.end <= woken.start


def test_a_handle_queued_by_a_slice_is_ready_from_its_end():
    rows = [(1.0, 2.0, 1, 0, "", None, 0), (2.1, 3.0, 2, 1, "", None, 0), (3.1, 3.2, 3, 0, "", None, 0)]
    assert queue_times(rows) == [0.0, 2.1, 2.1]


def test_threads_of_asyncio_and_of_anyio_are_recorded_with_the_wait_for_a_token():
    def grind():
        time.sleep(0.05)

    async def main():
        one = anyio.CapacityLimiter(1)
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(lambda: anyio.to_thread.run_sync(grind, limiter=one))
        await asyncio.to_thread(grind)

    with xray() as run:
        asyncio.run(main())
    works = [work for work in run.works if work.label.endswith("grind")]
    assert len(works) == 3
    first, second, _ = sorted(works, key=lambda work: work.start)
    assert second.asked < first.end <= second.start
    assert all(work.task and work.asked <= work.start < work.end for work in works)
    assert "token" in {s.waits for s in run.slices}
    assert "thread" in {s.waits for s in run.slices}


def test_the_result_of_a_thread_makes_a_task_ready_when_the_thread_is_done():
    async def main():
        await asyncio.to_thread(time.sleep, 0.02)

    with xray() as run:
        asyncio.run(main())
    (work,) = [work for work in run.works if work.label == "sleep"]
    after = next(s for s in run.slices if s.task == work.task and s.start > work.start)
    assert after.ready == work.end


def test_a_thread_still_at_work_and_a_slice_still_running_are_in_the_record():
    go = queue.Queue()

    async def main():
        thread = asyncio.create_task(asyncio.to_thread(go.get))
        with xray() as run:
            other = asyncio.create_task(asyncio.to_thread(go.get))
            await asyncio.sleep(0.05)
            time.sleep(0.3)  # noqa: ASYNC251 still running
        for _ in range(2):
            go.put(None)
        await asyncio.gather(thread, other)
        return run

    run = asyncio.run(main())
    assert [work.end for work in run.works] == [None, None]
    longest = max(run.blocks, key=lambda block: block.end - block.start)
    assert longest.line == line_of("# noqa: ASYNC251 still running")


def test_a_step_of_another_thread_that_is_nearly_done_ends_before_the_record_does():
    sent = threading.Event()

    async def answer():
        await asyncio.sleep(0)
        sent.set()  # the customer has it
        time.sleep(0.01)  # noqa: ASYNC251 and the step goes on

    recording = Recording()
    recording.start()
    shop = threading.Thread(target=asyncio.run, args=(answer(),))
    shop.start()
    assert sent.wait(5)
    run = recording.stop()
    shop.join()
    (task,) = [task for task in run.tasks if task.coroutine.endswith("answer")]
    assert task.outcome == "returned"


def test_a_block_before_the_first_await_is_seen_from_a_plain_with():
    async def main():
        with xray() as run:
            time.sleep(0.1)  # noqa: ASYNC251 at once
            await asyncio.sleep(0.1)
        return run

    run = asyncio.run(main())
    (block,) = run.blocks
    assert block.line == line_of("# noqa: ASYNC251 at once")
    assert block.end - block.start < 180_000_000  # the waiting that follows is not counted in


def test_take_hands_over_what_is_new_and_stop_the_rest():
    async def main():
        recording = Recording(asyncio.get_running_loop(), "shop")
        recording.start()
        await asyncio.sleep(0)
        first = recording.take()
        await asyncio.sleep(0)
        return first, recording.stop()

    first, second = asyncio.run(main())
    assert first.end <= second.start
    assert not {(s.start, s.end) for s in first.slices} & {(s.start, s.end) for s in second.slices}
    assert [loop.name for loop in second.loops] == ["shop"]


def test_the_record_is_bounded_and_counts_what_it_dropped():
    async def main():
        for _ in range(200):
            await asyncio.sleep(0)

    with xray(limit=50) as run:
        asyncio.run(main())
    assert len(run.slices) == 50
    assert run.dropped >= 150


def test_ids_are_those_that_anybody_can_ask_for():
    async def main():
        return loop_id(asyncio.get_running_loop()), task_id(asyncio.current_task())

    with xray() as run:
        loop, task = asyncio.run(main())
    assert loop in {row.id for row in run.loops}
    assert task in {row.id for row in run.tasks}


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks came with 3.12")
def test_eager_first_steps_are_counted_in_words():
    async def quick():
        return 1

    async def main():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        await asyncio.gather(quick(), quick())

    with xray() as run:
        asyncio.run(main())
    assert any("2 tasks" in note and "eager" in note for note in run.notes)
    assert [task.outcome for task in run.tasks if task.coroutine.endswith("quick")] == ["returned"] * 2


def test_refuses_uvloop_in_words():
    class Loop(asyncio.SelectorEventLoop):
        __module__ = "uvloop"

    loop = Loop()
    with pytest.raises(RuntimeError, match=r"uvloop.*loop=\"asyncio\""):
        Recording(loop).start()
    loop.close()


def test_a_threshold_of_nothing_is_refused_in_words():
    with pytest.raises(ValueError, match="above 0"):
        xray(threshold=0)


def test_before_the_end_the_run_says_so():
    with xray() as run, pytest.raises(AttributeError, match="once the"):
        _ = run.blocks


def test_the_wrapper_names_the_endpoint_of_each_visit():
    async def make_latte():
        await asyncio.sleep(0)

    async def app(scope, receive, send):
        scope["endpoint"] = make_latte
        await make_latte()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def main():
        sent = []

        async def send(message):
            sent.append(message["type"])

        await NameEndpoints(app)({"type": "http", "method": "GET", "path": "/latte"}, None, send)
        return sent

    with xray() as run:
        assert asyncio.run(main()) == ["http.response.start", "http.response.body"]
    (visit,) = run.visits
    assert visit.endpoint.endswith("make_latte")
    assert (visit.method, visit.path, visit.status) == ("GET", "/latte", 200)
    assert visit.task in {task.id for task in run.tasks}


def test_the_record_survives_a_trip_through_the_ledger():
    with xray() as run:
        asyncio.run(wait_for_thread())
    assert isinstance(run.run, ledger.Run)
    assert ledger.Run.from_dict(run.as_dict()) == run.run
    assert threading.active_count() >= 1
