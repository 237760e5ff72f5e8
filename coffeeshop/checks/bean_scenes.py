"""What the bean store's scenes are played with: a store in a temporary file, and who used it how."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any


def load() -> None:
    """Import the database's libraries, which takes a second or two where nobody has."""
    import aiosqlite  # noqa: F401

    import coffeeshop.engines.bean_store  # noqa: F401


class Witness:
    """Counts what an engine is asked: its statements, and the sessions that began a transaction on it."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.statements: list[str] = []
        self.sessions: dict[int, Any] = {}  # kept alive, so that no two share an id

    def heard(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        """Note a statement; SQLAlchemy's event `before_cursor_execute`."""
        self.statements.append(statement)

    def began(self, session: Any, transaction: Any, connection: Any) -> None:
        """Note a session; SQLAlchemy's event `after_begin`."""
        if connection.engine is self.engine.sync_engine:
            self.sessions[id(session)] = session


@asynccontextmanager
async def bean_store(chance: Random, **pool: Any) -> AsyncIterator[tuple[Any, Witness]]:
    """Yield an engine on a store of its own, stocked with a random number of kilos, and its witness."""
    from sqlalchemy import event
    from sqlalchemy.ext.asyncio import create_async_engine
    from sqlalchemy.orm import Session

    with tempfile.TemporaryDirectory(prefix="coffeeshop-beans-", ignore_cleanup_errors=True) as folder:
        engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/beans.db", **pool)
        witness = Witness(engine)
        await _stock(engine, chance)
        event.listen(engine.sync_engine, "before_cursor_execute", witness.heard)
        event.listen(Session, "after_begin", witness.began)
        try:
            yield engine, witness
        finally:
            event.remove(Session, "after_begin", witness.began)
            await engine.dispose()


async def _stock(engine: Any, chance: Random) -> None:
    from sqlalchemy import update

    from coffeeshop.engines.bean_store import Bag, stock

    await stock(engine)
    async with engine.begin() as connection:
        for number in (1, 2, 3):
            kilos = chance.randrange(20, 100)
            await connection.execute(update(Bag).where(Bag.id == number).values(kilos=kilos))


async def shelf(engine: Any) -> dict[int, tuple[str, int]]:
    """Return each bag's name and kilos, by its number; the pool is empty after it, as when a shop opens."""
    from sqlalchemy import select

    from coffeeshop.engines.bean_store import Bag

    async with engine.connect() as connection:
        rows = (await connection.execute(select(Bag.id, Bag.name, Bag.kilos))).all()
    await engine.dispose()
    return {number: (name, kilos) for number, name, kilos in rows}
