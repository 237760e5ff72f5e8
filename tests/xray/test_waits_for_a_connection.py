"""A task that waits for a free connection of a database's pool is said to wait for that."""

from __future__ import annotations

import asyncio

import pytest

from coffeeshop.xray import xray

pytest.importorskip("aiosqlite", reason="the notebooks' packages are not installed")


def test_the_pool_of_sqlalchemy(tmp_path):
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import create_async_engine

    async def query(engine):
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
            await asyncio.sleep(0.05)

    async def two_at_a_pool_of_one():
        engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/beans.db", pool_size=1, max_overflow=0)
        with xray() as run:
            await asyncio.gather(query(engine), query(engine))
        await engine.dispose()
        return run

    run = asyncio.run(two_at_a_pool_of_one())
    words = {task.id: {piece.waits for piece in run.slices if piece.task == task.id} for task in run.tasks}
    assert sorted("connection" in said for said in words.values() if "sleep" in said) == [False, True]
    assert all("thread" in said for said in words.values() if "sleep" in said)
