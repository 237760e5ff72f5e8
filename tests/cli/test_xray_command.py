"""`coffeeshop xray` as somebody at a terminal meets it: on an application with one endpoint of each kind."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coffeeshop.cli import main

HERE = Path(__file__).parent
SHOP = HERE / "sick_shop.py"


class Done(NamedTuple):
    """What a command left behind."""

    status: int
    stdout: str
    stderr: str


def coffeeshop(*words: str, folder: Path = HERE) -> Done:
    """Run the command in `folder`, as its entry point does."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            status = main(words)
        except SystemExit as end:
            status = end.code
    return Done(status, said.getvalue(), told.getvalue())


def line_of(words: str) -> int:
    """Return the number of the line of the sick shop that holds these words."""
    return 1 + next(n for n, line in enumerate(SHOP.read_text().splitlines()) if words in line)


def leftovers() -> list[str]:
    """Return the command lines of the x-ray's processes that still run, where that can be seen."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().decode(errors="replace").split("\0")
            home = os.readlink(entry.parent / "cwd")
        except OSError:
            continue
        if "coffeeshop.cli.child" in words and Path(home) == HERE:
            found.append(" ".join(words))
    return found


@pytest.fixture(scope="module")
def whole() -> tuple[dict[str, Any], Done]:
    """The sick shop, visited once with all its endpoints."""
    done = coffeeshop("xray", "sick_shop:app", "--json", "--orders", "6", "--at-once", "3", "--seconds", "4")
    return json.loads(done.stdout), done


def visited(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["path"]: one for one in document["endpoints"]}


def test_the_exit_status_is_1_where_something_blocks(whole) -> None:
    document, done = whole
    assert done.status == 1
    assert document["blocks"] is True


def test_only_what_blocks_is_said_to_block(whole) -> None:
    document, _ = whole
    assert [path for path, one in visited(document).items() if one["blocks"]] == ["/blocking", "/bar/slow"]


@pytest.mark.parametrize(
    ("path", "words", "function"),
    [
        ("/blocking", "# the line that blocks", "blocking"),
        ("/bar/slow", "# the mounted line that blocks", "slow"),
    ],
)
def test_the_line_is_named_with_how_long_and_what_instead(
    whole, path: str, words: str, function: str
) -> None:
    (finding,) = visited(whole[0])[path]["blocks"]
    assert (finding["where"], finding["function"]) == (f"sick_shop.py:{line_of(words)}", function)
    assert finding["code"].startswith("time.sleep(0.15)")
    assert finding["kind"] == "sleep"
    assert "asyncio.sleep" in finding["remedy"]
    assert finding["count"] == 6
    assert finding["worst"] >= 0.15
    assert finding["total"] >= 6 * 0.15


def test_what_only_the_first_request_pays_is_told_apart(whole) -> None:
    one = visited(whole[0])["/first"]
    assert one["blocks"] == []
    assert [f["line"] for f in one["first_request_only"]] == [line_of("# only the first order waits")]


def test_answers_are_counted_as_they_came(whole) -> None:
    answers = {path: one["answers"] for path, one in visited(whole[0]).items()}
    assert answers["/clean"] == {"200": 6}
    assert answers["/fails"].get("500", 0) >= 1
    assert "200" not in answers["/fails"]
    assert answers["/hangs"] == answers["/stream"] == {"no whole answer in time": 1}


def test_endpoints_that_the_lifespan_adds_are_found(whole) -> None:
    assert {"/late", "/v1/inner/deep"} <= set(visited(whole[0]))


def test_what_was_not_visited_says_why(whole) -> None:
    why = {(one["method"], one["path"]): one["why"] for one in whole[0]["not_visited"]}
    assert why == {
        ("GET", "/secret"): "needs the header x-token",
        ("GET", "/drinks/{name}"): "needs the path parameter name and the query parameter size",
        ("GET", "/body"): "needs the body wish",
        ("POST", "/orders"): "is not safe: only GET may be called without asking",
        ("GET", "/static/…"): "serves static files",
        ("WEBSOCKET", "/bar/parrot"): "is no HTTP endpoint",
    }


def test_the_document_states_its_schema_and_stands_alone_on_stdout(whole) -> None:
    document, done = whole
    assert document["schema"] == "coffeeshop.xray/1"
    assert (document["application"], document["threshold"]) == ("sick_shop:app", 0.05)
    assert "GET /blocking" in done.stderr
    assert "safe" in done.stderr


def test_a_clean_application_exits_with_0_and_says_so() -> None:
    done = coffeeshop(
        "xray", "sick_shop.py:app", "--path", "/clean", "--path", "/v1/inner/deep?page=2", "--orders", "4"
    )
    assert done.status == 0, done.stdout + done.stderr
    assert "None of 2 endpoints visited blocks the loop." in done.stdout
    assert "GET /v1/inner/deep?page=2" in done.stdout


def test_the_report_in_words_names_line_time_and_cure() -> None:
    done = coffeeshop("xray", "sick_shop:make_app", "--path", "/blocking", "--orders", "4")
    assert done.status == 1
    assert f"sick_shop.py:{line_of('# the line that blocks')} in blocking" in done.stdout
    assert re.search(r"held the loop 4 times in 4 requests: 0\.\d+ s at worst, [\d.]+ s in all", done.stdout)
    assert "because time.sleep keeps the thread" in done.stdout
    assert "1 of 1 endpoint visited blocks the loop." in done.stdout


def test_a_threshold_above_the_block_lets_it_pass() -> None:
    done = coffeeshop("xray", "sick_shop:app", "--path", "/blocking", "--orders", "2", "--threshold", "3")
    assert done.status == 0, done.stdout


def test_a_header_reaches_the_application_and_opens_what_required_it() -> None:
    plain = coffeeshop("xray", "sick_shop:app", "--path", "/secret", "--orders", "2", "--json")
    dressed = coffeeshop(
        "xray", "sick_shop:app", "--path", "/secret", "--orders", "2", "--json", "--header", "X-Token: x"
    )
    assert json.loads(plain.stdout)["endpoints"][0]["answers"] == {"422": 2}
    assert json.loads(dressed.stdout)["endpoints"][0]["answers"] == {"200": 2}


def test_what_blocks_at_the_first_request_only_counts_where_asked() -> None:
    assert coffeeshop("xray", "sick_shop:app", "--path", "/first", "--orders", "2").status == 0
    assert coffeeshop("xray", "sick_shop:app", "--path", "/first", "--orders", "2", "--cold").status == 1


def test_the_card_is_an_svg_that_names_endpoint_line_and_cure(tmp_path: Path) -> None:
    card, kept = tmp_path / "card.svg", tmp_path / "before.json"
    done = coffeeshop(
        "xray", "sick_shop:app", "--path", "/blocking", "--orders", "4", "--json", "--card", str(card)
    )
    kept.write_text(done.stdout)
    words = " ".join(ET.parse(card).getroot().itertext())
    assert "GET /blocking" in words
    assert f"sick_shop.py:{line_of('# the line that blocks')}" in words
    assert "asyncio.sleep" in words
    assert "After" not in words  # it was not measured
    again = tmp_path / "again.svg"
    command = ["xray", "sick_shop:app", "--path", "/blocking", "--orders", "4", "--card", str(again)]
    assert coffeeshop(*command, "--before", str(kept)).status == 1
    words = " ".join(ET.parse(again).getroot().itertext())
    assert "Before" in words
    assert "After" in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no_such_module:app"], "There is no module 'no_such_module'"),
        (["no_such_file.py:app"], "There is no file 'no_such_file.py'"),
        (["sick_shop:ap"], "sick_shop has no 'ap', but it has app"),
        (["sick_shop"], "'sick_shop' names no application"),
        (["sick_shop:opened"], "sick_shop:opened is neither an ASGI application nor a function"),
        (["sick_shop:token"], "sick_shop:token is neither an ASGI application nor a function"),
        (["sick_shop:make_nothing"], "sick_shop:make_nothing() made no ASGI application"),
        (["sick_shop:app", "--path", "clean"], "it begins with a slash"),
        (["sick_shop:app", "--card", "card.png"], "its file ends in .svg"),
        (
            ["sick_shop:app", "--card", "no_such_folder/card.svg"],
            "There is no folder for no_such_folder/card.svg",
        ),
        (["sick_shop:app", "--before", "x.json"], "say where to draw it"),
        (["sick_shop:app", "--before", "x.json", "--card", "c.svg"], "--before x.json could not be read"),
        (["sick_shop:app", "--orders", "0"], "'0' is no whole number from 1 to 10,000"),
        (["sick_shop:app", "--seconds", "soon"], "'soon' is no time"),
        (["sick_shop:app", "--header", "X-Token"], "'X-Token' is no header"),
    ],
)
def test_bad_input_is_answered_in_one_sentence(words: list[str], said: str) -> None:
    done = coffeeshop("xray", *words)
    (line,) = [line for line in done.stderr.splitlines() if not line.startswith("Opening ")]
    assert (done.status, done.stdout) == (2, "")
    assert line.startswith("coffeeshop: ")
    assert said in line


def test_a_module_that_cannot_be_read_is_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def app(:\n")
    (tmp_path / "failing.py").write_text("raise ValueError('no beans')\n")
    for place, said in [
        ("broken:app", "SyntaxError"),
        ("failing.py:app", "ValueError: no beans (failing.py, line 1)"),
    ]:
        done = coffeeshop("xray", place, folder=tmp_path)
        assert done.status == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_an_application_that_ends_itself_or_never_lets_go_is_started_anew(tmp_path: Path) -> None:
    (tmp_path / "fatal.py").write_text(
        "import os\nfrom fastapi import FastAPI\napp = FastAPI()\n"
        "@app.get('/dies')\nasync def dies():\n    print('goodbye', flush=True)\n    os._exit(3)\n"
        "@app.get('/endless')\nasync def endless():\n    while True:\n        pass\n"
        "@app.get('/fine')\nasync def fine():\n    return 'fine'\n"
    )
    done = coffeeshop("xray", "fatal:app", "--json", "--orders", "3", "--seconds", "1", folder=tmp_path)
    found = visited(json.loads(done.stdout))
    assert done.status == 1
    assert found["/dies"]["trouble"] == "ended the application (its last words: goodbye)"
    assert found["/endless"]["blocks"][0]["function"] == "endless"
    assert found["/fine"]["answers"] == {"200": 3}


def test_an_application_without_routes_asks_for_paths(tmp_path: Path) -> None:
    (tmp_path / "bare.py").write_text(
        "async def app(scope, receive, send):\n"
        "    if scope['type'] == 'http':\n"
        "        await send({'type': 'http.response.start', 'status': 200, 'headers': []})\n"
        "        await send({'type': 'http.response.body', 'body': b'hi'})\n"
    )
    done = coffeeshop("xray", "bare:app", folder=tmp_path)
    assert (done.status, "has no list of endpoints: name addresses with --path" in done.stderr) == (
        2,
        True,
    )
    assert coffeeshop("xray", "bare:app", "--path", "/", "--orders", "2", folder=tmp_path).status == 0


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are looked up in /proc")
def test_nothing_is_left_running() -> None:
    coffeeshop("xray", "sick_shop:app", "--path", "/hangs", "--seconds", "1")
    coffeeshop("xray", "sick_shop:make_nothing")
    assert leftovers() == []


def test_without_a_command_there_is_help_and_the_version_is_told() -> None:
    assert coffeeshop().status == 0
    assert "xray" in coffeeshop().stdout
    assert re.fullmatch(r"coffeeshop \d+\.\d+\.\d+\S*\n", coffeeshop("--version").stdout)
    told = coffeeshop("xray", "--help").stdout
    assert "GET" in told
    assert "never invented" in told


def test_the_command_itself_hands_on_its_exit_status() -> None:
    command = [sys.executable, "-m", "coffeeshop.cli", "xray", "sick_shop:app", "--path", "x"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
