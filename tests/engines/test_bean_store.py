"""The bean store's tables and its slow queries, on the SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from coffeeshop.menu import ShopError
from coffeeshop.metrics import peak

pytest.importorskip("aiosqlite", reason="the notebooks' packages are not installed")

from sqlalchemy import inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from coffeeshop.engines import bean_store
from coffeeshop.engines.bean_store import Bag, beans_file, clear, slow_queries, stock
from coffeeshop.engines.postgres import installed, postgres


async def stocked_twice_and_cleared(url: str) -> tuple[list[tuple[str, int]], list[str]]:
    engine = create_async_engine(url)
    await stock(engine)
    await stock(engine)
    async with AsyncSession(engine) as session:
        bags = [tuple(row) for row in await session.execute(select(Bag.name, Bag.kilos).order_by(Bag.id))]
    await clear(engine)
    async with engine.connect() as connection:
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    await engine.dispose()
    return bags, [name for name in left if name.startswith("coffeeshop_")]


SHELF = [("Yirgacheffe", 10), ("Sidamo", 10), ("Caturra", 10)]


def test_the_file_is_in_the_learners_folder_and_stocked_anew_each_time():
    assert beans_file() == bean_store.home() / "beans.db"
    assert asyncio.run(stocked_twice_and_cleared(f"sqlite+aiosqlite:///{beans_file()}")) == (SHELF, [])


@pytest.mark.skipif(not installed(), reason="test_postgres.py says how to get one")
def test_postgresql_is_stocked_the_same_way():
    with postgres(programs=installed()[0]) as server:
        assert asyncio.run(stocked_twice_and_cleared(server.sqlalchemy)) == (SHELF, [])


def test_slow_queries_overlap_each_in_a_thread_of_its_own(tmp_path: Path):
    async def three() -> None:
        engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/beans.db")

        async def one() -> None:
            async with engine.connect() as connection:
                await connection.execute(text("SELECT pg_sleep(0.2)"))

        await asyncio.gather(one(), one(), one())
        await engine.dispose()

    slow_queries.clear()
    asyncio.run(three())
    assert peak((query.start, query.end) for query in slow_queries) == 3
    assert len({query.thread for query in slow_queries}) == 3


def test_a_folder_that_can_not_be_made_is_told_in_a_sentence(tmp_path: Path, monkeypatch):
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("COFFEESHOP_HOME", str(tmp_path / "taken" / "home"))
    with pytest.raises(ShopError, match=r"bean store can't be kept in .*COFFEESHOP_HOME"):
        beans_file()
