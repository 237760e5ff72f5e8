"""Whose frame is blamed, and the operators that nobody could watch."""

import asyncio
import dis
import functools
import json
import linecache
import pathlib
import sys
import weakref

import pytest

from coffeeshop.xray import frames
from coffeeshop.xray.blame import blame, def_line, own_frame, weigh
from coffeeshop.xray.callee import callee, endpoint_in, meanings
from coffeeshop.xray.looks import read_look
from coffeeshop.xray.samples import Frame, Sample, make_sample
from coffeeshop.xray.suspects import Level, culprit, sizes, suspect

HERE = str(pathlib.Path(__file__))
MINE = Frame(HERE, 7, "brew")
LIBRARY = Frame(asyncio.__file__, 1, "run")
BEANS = list(range(50_000))
BIG = 1 << 100_000


def endpoint():
    return 1 in BEANS


def endpoint_without_operators():
    return BEANS


def test_the_deepest_frame_of_the_learners_is_blamed_and_the_library_beneath_it_named():
    outer = Frame(HERE, 3, "main")
    block = blame(1, 2, 0, 100, [Sample(50, (LIBRARY, MINE, LIBRARY, outer))], None)
    assert (block.file, block.line, block.function) == (HERE, 7, "brew")
    assert block.beneath.endswith("asyncio/__init__.py:1 run")


def test_a_framework_at_work_for_an_endpoint_is_blamed_on_its_def_line():
    route = Frame("/lib/site-packages/fastapi/routing.py", 9, "get_request_handler.<locals>.app")
    deep = Frame("/lib/site-packages/fastapi/routing.py", 8, "serialize_response")
    at, level = own_frame((deep, route, MINE), endpoint)
    assert (at.file, at.function, level) == (HERE, "endpoint", 1)
    assert own_frame((MINE, route), endpoint)[0] is MINE


ROUTE = Frame("/lib/site-packages/fastapi/routing.py", 9, "get_request_handler.<locals>.app")
SEND = Frame("/lib/site-packages/starlette/responses.py", 5, "Response.__call__")
PARSE = Frame(json.decoder.__file__, 3, "JSONDecoder.decode")


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    ("inside", "kind"), [([], "validation"), ([SEND], "validation"), ([PARSE], "parsing")]
)
def test_a_frameworks_work_for_an_endpoint_is_its_validation_wherever_the_sample_fell(inside, kind, late):
    sample = Sample(90, (*inside, ROUTE, MINE), late=late)
    block = blame(1, 2, 0, 100, [sample], {"endpoint": endpoint_without_operators})
    assert (block.function, block.kind) == ("endpoint_without_operators", kind)


def test_an_endpoints_own_work_is_no_validation():
    block = blame(1, 2, 0, 100, [Sample(90, (MINE, ROUTE))], {"endpoint": endpoint_without_operators})
    assert (block.function, block.kind) == ("brew", "computation")


def test_the_def_line_stands_below_decorators():
    @functools.cache
    @functools.lru_cache
    def latte():
        return 1

    lines = pathlib.Path(HERE).read_text().splitlines()
    found = def_line(latte)
    assert lines[found.line - 1].strip() == "def latte():"
    assert def_line(functools.partial(endpoint)).function == "endpoint"
    assert def_line(None) is None
    assert def_line(len) is None


def test_most_of_the_time_decides_and_not_the_last_sample():
    a, b = Sample(10, (MINE,)), Sample(90, (MINE._replace(line=8),))
    late = Sample(95, (MINE._replace(line=9),))
    assert weigh([a, b, late], 0) is b
    assert weigh([], 0) is None


def test_what_came_before_an_endpoint_is_weighed_apart_from_the_frameworks_work_for_it():
    before = Sample(30, (PARSE, LIBRARY, MINE))
    served, sent = Sample(80, (ROUTE, MINE), endpoint=endpoint), Sample(95, (SEND, ROUTE, MINE))
    assert weigh([before, served, sent], 0, endpoint) is served
    block = blame(1, 2, 0, 100, [before, served, sent], {"endpoint": endpoint})
    assert (block.function, block.kind) == ("endpoint", "validation")
    assert weigh([before._replace(at=70), served], 0).frames == before.frames


def test_of_a_line_that_was_at_two_things_the_longer_gives_the_kind():
    parsing, computing = Sample(20, (PARSE, MINE)), Sample(90, (LIBRARY, MINE))
    assert blame(1, 2, 0, 100, [parsing, computing], None).kind == "computation"
    assert blame(1, 2, 0, 100, [parsing._replace(at=70), computing], None).kind == "parsing"


def run_by(runner, function):
    """Call a function from within what looks like the loop's own runner."""
    space = {"function": function}
    exec(compile("def _run():\n    return function()\n", runner, "exec"), space)
    return space["_run"]()


@pytest.mark.parametrize("runner", ["/x/coffeeshop/xray/handles.py", "/lib/asyncio/events.py"])
def test_the_stack_ends_where_the_slice_began(runner):
    def brew():
        return read_look(sys._getframe(), 5, late=False)

    sample = make_sample(run_by(runner, lambda: brew()))
    assert [frame.function.split(".")[-1] for frame in sample.frames] == ["brew", "<lambda>"]
    assert (sample.at, sample.late) == (5, False)
    assert read_look(None, 5, late=False) is None
    assert make_sample(run_by(runner, lambda: read_look(sys._getframe(1), 5, late=True))).frames == ()


@pytest.mark.parametrize("late", [False, True])
def test_a_look_reads_no_file_and_searches_no_code(monkeypatch, late):
    linecache.clearcache()
    for module, name in ((linecache, "updatecache"), (dis, "get_instructions")):
        monkeypatch.setattr(module, name, lambda *_, **__: pytest.fail("it gives the GIL away"))
    look = json.JSONDecoder(object_hook=lambda _: read_look(sys._getframe(), 5, late)).decode('{"milk": 1}')
    monkeypatch.undo()
    sample = make_sample(look)
    assert sample.frames[0].file == HERE
    assert any(frame.function == "JSONDecoder.raw_decode" for frame in sample.frames)


class Milk:
    """A value that can't be compared, asked for an attribute or called without a mishap."""

    def __getattribute__(self, name):
        raise RuntimeError("this is not to be read")

    def __call__(self):
        raise RuntimeError("this is not to be called")


def test_a_look_runs_nothing_of_the_learners_and_keeps_no_value():
    def brew():
        milk, beans = Milk(), [1] * 30_000
        kept.extend((weakref.ref(milk), len(beans)))
        return read_look(sys._getframe(), 5, late=True)

    kept = []
    look = brew()
    assert look.levels[0].sizes["beans"] == kept[1]
    assert kept[0]() is None
    assert make_sample(look).frames[0].function.endswith("brew")


def test_an_operator_that_nobody_could_watch_is_found_by_its_operands():
    def brew():
        small = len("a") in (1, 2)
        large = BIG * BIG
        small = large.bit_length() + 1
        return sys._getframe(), small

    frame, _ = brew()
    lines = pathlib.Path(HERE).read_text().splitlines()
    first = frame.f_code.co_firstlineno
    at = next(step.offset for step in _instructions(frame.f_code) if step.positions.lineno == first + 3)
    assert lines[culprit([level(frame, at)])[1] - 1].strip() == "large = BIG * BIG"


def level(frame, at):
    return Level(frame.f_code, at, 0, sizes(frame, own=True))


@pytest.mark.parametrize(("folder", "line"), [("/home/me", 2), ("/lib/site-packages", None)])
def test_only_the_learners_functions_are_searched_for_an_operator(monkeypatch, folder, line):
    file, source = f"{folder}/beans.py", "def brew(big):\n    large = big * big\n    return look(), large\n"
    monkeypatch.setitem(linecache.cache, file, (len(source), None, source.splitlines(True), file))
    space = {"look": lambda: (sys._getframe(1), sys._getframe(1).f_lasti)}
    exec(compile(source, file, "exec"), space)
    (frame, at), _ = space["brew"](BIG)
    assert culprit([level(frame, at)]) == ((0, line) if line else None)

    # A library's function that has only begun leads to the operator before its call.
    tool = json.loads.__code__
    begins = tool.co_code.index(dis.opmap["RESUME"])
    assert culprit([Level(tool, begins, 0), level(frame, at)]) == ((1, line) if line else None)
    assert culprit([Level(tool, begins + 2, 0), level(frame, at)]) is None


def _instructions(code):
    return [step for step in dis.get_instructions(code) if step.opname.startswith("CALL")]


def test_a_function_that_is_over_is_searched_for_its_one_heavy_operator():
    module = sys.modules[__name__]
    assert module.__file__ == endpoint.__code__.co_filename
    assert suspect(endpoint.__code__, 0) == endpoint.__code__.co_firstlineno + 1
    assert suspect(test_the_stack_ends_where_the_slice_began.__code__, 0) is None


def test_what_c_code_is_called_is_read_without_running_anything():
    arrange, seen = sorted, []

    def look(item):
        caller = sys._getframe(1)
        seen.append((callee(caller.f_code, caller.f_lasti, meanings(caller)), endpoint_in(caller)))
        return item

    arrange([1], key=look)
    assert seen == [("builtins.sorted", None)]


def test_whose_code_it_is():
    assert not frames.is_library(HERE)
    assert frames.is_library(asyncio.__file__)
    assert frames.is_library(frames.__file__)
    assert not frames.is_library(frames.HOME + "barista.py")
    assert frames.is_library("<frozen importlib._bootstrap>")
    assert not frames.is_library("<ipython-input-3-abc>")
    assert frames.shown("<ipython-input-3-abc>") == "cell In [3]"


def test_an_installed_application_can_be_declared_ones_own(tmp_path):
    file = tmp_path / "site-packages" / "shop" / "app.py"
    assert frames.is_library(str(file))
    frames.own(str(tmp_path / "site-packages" / "shop"))
    try:
        assert not frames.is_library(str(file))
    finally:
        frames._own.clear()
        frames.is_library.cache_clear()
