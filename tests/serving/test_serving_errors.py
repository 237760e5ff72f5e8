"""What cannot be opened: one sentence that says what to do, and nothing left running."""

import logging
import socket
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from coffeeshop.app import create_app
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve
from coffeeshop.serving.owners import open_shops

MODES = ("thread", "process")


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before
    assert not open_shops
    assert not _children()


def _children() -> list[str]:
    """Return the commands of this process's serving children; none are known but on Linux."""
    tasks = Path("/proc/self/task").glob("*/children")
    pids = [pid for task in tasks for pid in task.read_text().split()]
    commands = [Path(f"/proc/{pid}/cmdline").read_text() for pid in pids]
    return [command for command in commands if "coffeeshop.serving" in command]


def fails(*args: Any, **options: Any) -> str:
    with pytest.raises(ShopError) as caught:
        serve(*args, **options)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return str(caught.value)


@pytest.mark.parametrize("where", MODES)
def test_a_port_in_use(where: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = fails(create_app() if where == "thread" else "nowhere.py:app", where=where, port=port)
    assert said.startswith(f"Port {port} is taken: another program listens there. Leave out port=")


@pytest.mark.parametrize("port", [-1, 65536, "http", 1.5])
def test_what_is_no_port(port: Any) -> None:
    assert fails(create_app(), port=port).startswith(f"{port!r} is no port: a port is a whole number")


FAILING = {
    "lifespan raises": (
        """
        from contextlib import asynccontextmanager
        from fastapi import FastAPI

        @asynccontextmanager
        async def lifespan(app):
            raise RuntimeError("the bean store is closed")
            yield

        app = FastAPI(lifespan=lifespan)
        """,
        "The application failed while it started: RuntimeError: the bean store is closed (my_shop.py, "
        "line 6). Mend its lifespan and serve it again.",
    ),
    "plain ASGI refuses": (
        """
        async def app(scope, receive, send):
            await receive()
            await send({"type": "lifespan.startup.failed", "message": "no water"})
        """,
        "The application failed while it started: no water. Mend its lifespan and serve it again.",
    ),
    "lifespan exits": (
        """
        import sys
        from contextlib import asynccontextmanager
        from fastapi import FastAPI

        @asynccontextmanager
        async def lifespan(app):
            sys.exit("closed on Sundays")
            yield

        app = FastAPI(lifespan=lifespan)
        """,
        "The application failed while it started: SystemExit: closed on Sundays (my_shop.py, line 7). "
        "Mend its lifespan and serve it again.",
    ),
    "import fails": (
        "import no_such_beans",
        "could not be imported: ModuleNotFoundError: No module named 'no_such_beans' (my_shop.py, line 1).",
    ),
    "no attribute": (
        "x = 1",
        "has no 'app', nor any other application. Add app = FastAPI() there.",
    ),
    "is a factory": ("def app(): ...", "app is a function, not an application."),
}


@pytest.mark.parametrize("where", MODES)
@pytest.mark.parametrize("case", FAILING)
def test_an_application_that_cannot_start(
    case: str, where: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    source, sentence = FAILING[case]
    (tmp_path / "my_shop.py").write_text(textwrap.dedent(source).lstrip())
    with caplog.at_level(logging.WARNING):
        assert sentence in fails(f"{tmp_path / 'my_shop.py'}:app", where=where)
    assert not caplog.records
    assert capfd.readouterr().err == ""


def test_a_child_that_dies_at_start_up(tmp_path: Path) -> None:
    (tmp_path / "my_shop.py").write_text("import os\nos._exit(9)\n")
    said = fails(f"{tmp_path / 'my_shop.py'}:app", where="process")
    assert "ended with exit status 9" in said


def test_an_application_that_never_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def never(app: FastAPI) -> Any:
        await asyncio.sleep(600)
        yield

    monkeypatch.setattr("coffeeshop.serving.shop.PATIENCE", 0.2)
    assert "because its lifespan still runs" in fails(FastAPI(lifespan=never))


def test_an_application_of_a_cell_for_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    app = FastAPI()
    monkeypatch.setattr(sys.modules["__main__"], "app", app, raising=False)
    assert "%%writefile" in fails(app, where="process")


@pytest.mark.parametrize("app", [None, 42, FastAPI, create_app])
def test_what_is_no_application(app: Any) -> None:
    assert "application" in fails(app)


def test_an_unknown_place_of_work() -> None:
    assert fails(create_app(), where="moon") == "A shop runs in a 'thread' or in a 'process', not in 'moon'."


def test_what_an_endpoint_raises_is_still_logged(caplog: pytest.LogCaptureFixture) -> None:
    import httpx

    app = FastAPI()

    @app.get("/")
    async def broken() -> None:
        raise RuntimeError("the machine is broken")

    with serve(app) as shop:
        assert httpx.get(shop.url).status_code == 500
    assert "Exception in ASGI application" in caplog.text
    assert "the machine is broken" in caplog.text
