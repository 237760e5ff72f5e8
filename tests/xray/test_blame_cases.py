"""Twenty-two ways to hold the loop: each must be blamed on its exact file and line."""

import asyncio
import contextlib
import http.server
import importlib.util
import inspect
import pathlib
import sys
import threading
import time
import urllib.request

import pytest

from coffeeshop.xray import NameEndpoints, diagnosis, xray

CASES = pathlib.Path(__file__).parent / "cases"
# Case, the file that holds the marked line (its own where None), and the kind of block.
TABLE = [
    ("sleep_call", None, "sleep"),
    ("cpu_loop", None, "computation"),
    ("file_read", None, "file"),
    ("requests_get", None, "http"),
    ("urllib_open", None, "http"),
    ("sqlite_query", None, "database"),
    ("subprocess_run", None, "subprocess"),
    ("json_loads", None, "parsing"),
    ("regex_backtracking", None, "parsing"),
    ("sorting", None, "computation"),
    ("hashing", None, "hash"),
    ("gzip_compress", None, "compression"),
    ("socket_recv", None, "socket"),
    ("thread_lock", None, "lock"),
    ("queue_get", None, "queue"),
    ("full_backlog", None, "socket"),
    ("tls_contexts", None, "tls"),
    ("pickling", None, "parsing"),
    ("nested_helper", "nested_deep", "sleep"),
    ("big_multiplication", None, "computation"),
    ("in_big_list", None, "computation"),
    ("response_validation", None, "validation"),
]


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.12)
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def slow_server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def load(monkeypatch):
    monkeypatch.syspath_prepend(str(CASES))
    before = set(sys.modules)

    def load(name):
        spec = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    yield load
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(CASES) in sys.modules[name].__file__:
            del sys.modules[name]


async def ask(app, path):
    """Send one request straight into the application."""
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
             "raw_path": path.encode(), "root_path": "", "scheme": "http", "query_string": b"", "headers": [],
             "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2)}  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    assert sent[0]["status"] == 200


def marked_line(name):
    lines = (CASES / f"{name}.py").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.endswith("# <- here"))


def run_case(module, tmp_path):
    if hasattr(module, "app"):
        return ask(NameEndpoints(module.app), "/orders")
    wanted = inspect.signature(module.main).parameters
    return module.main(**({"folder": str(tmp_path)} if "folder" in wanted else {}))


@pytest.mark.parametrize(("name", "file", "kind"), TABLE, ids=[row[0] for row in TABLE])
def test_blames_the_exact_line(load, tmp_path, name, file, kind):
    module = load(name)

    with contextlib.ExitStack() as stack:
        if hasattr(module, "main") and "url" in inspect.signature(module.main).parameters:
            url = stack.enter_context(slow_server())
            urllib.request.urlopen(url).close()  # its first use makes a TLS context, which is another kind
            coro = module.main(url)
        else:
            coro = run_case(module, tmp_path)
        with xray() as run:
            asyncio.run(coro)
    assert run.blocks, [round((s.end - s.start) / 1e6) for s in run.slices]
    longest = max(run.blocks, key=lambda block: block.end - block.start)
    found = (pathlib.Path(longest.file).name, longest.line, longest.kind)
    assert found == (f"{file or name}.py", marked_line(file or name), kind), longest
    assert longest.end - longest.start >= 50e6
    assert f":{longest.line}" in diagnosis(longest)


def test_a_long_preparation_takes_no_blame_from_the_longer_validation(load):
    """The first request makes the middlewares; the endpoint's answer takes several times as long."""
    module = load("first_request")
    with xray() as run:
        asyncio.run(ask(NameEndpoints(module.app), "/orders"))
    longest = max(run.blocks, key=lambda block: block.end - block.start)
    found = (pathlib.Path(longest.file).name, longest.line, longest.kind)
    assert found == ("first_request.py", marked_line("first_request"), "validation"), longest


def test_the_table_has_22_kinds():
    assert len(TABLE) == len({row[0] for row in TABLE}) == 22
