"""The bean store: two tables, what is on its shelves, and the file that keeps them."""

from __future__ import annotations

import threading
import time
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, ForeignKey, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from coffeeshop.menu import ShopError
from coffeeshop.progress import HOME, home


class Base(DeclarativeBase):
    """What the store's tables have in common."""


class Farm(Base):
    """Where beans grow."""

    __tablename__ = "coffeeshop_farms"  # named so that they are nobody else's in a database that is shared

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Bag(Base):
    """One bag on the shelf: its name, what is left in it, and the farm that it came from."""

    __tablename__ = "coffeeshop_bags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kilos: Mapped[int]
    farm_id: Mapped[int] = mapped_column(ForeignKey(Farm.id))
    farm: Mapped[Farm] = relationship()


def beans_file() -> Path:
    """Return where the store's SQLite file is, in the learner's folder; ShopError where there can be none."""
    file = home() / "beans.db"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ShopError(
            f"The bean store can't be kept in {file.parent}: {error.strerror}. "
            f"Name a folder of yours in {HOME}."
        ) from None
    return file


class SlowQuery(NamedTuple):
    """One `SELECT pg_sleep(...)` as SQLite executed it."""

    thread: str  # the name of the thread in which the function slept
    start: int  # ns
    end: int  # ns


slow_queries: list[SlowQuery] = []  # those of this process, in the order in which they ended


async def stock(engine: AsyncEngine) -> None:
    """Make the tables anew in the database of `engine`: three bags of ten kilos, from two farms."""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    hills, valley = Farm(id=1, name="Konga"), Farm(id=2, name="La Palma")
    bags = (("Yirgacheffe", hills), ("Sidamo", hills), ("Caturra", valley))
    async with AsyncSession(engine) as session, session.begin():
        session.add_all(
            Bag(id=number, name=name, kilos=10, farm=farm)
            for number, (name, farm) in enumerate(bags, start=1)
        )


async def clear(engine: AsyncEngine) -> None:
    """Remove the tables, and let go of every connection of `engine`."""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
    await engine.dispose()


# aiosqlite's part of a lazy load that fails: MissingGreenlet says it already, and better.
warnings.filterwarnings("ignore", "coroutine 'Connection.cursor' was never awaited", RuntimeWarning)


@event.listens_for(Engine, "connect")
def _teach_to_sleep(connection: Any, record: object) -> None:
    """Give SQLite the function `pg_sleep(seconds)` that PostgreSQL has."""
    if hasattr(connection, "create_function"):
        connection.create_function("pg_sleep", 1, _sleep)


def _sleep(seconds: float) -> None:
    start = time.perf_counter_ns()
    time.sleep(seconds)
    slow_queries.append(SlowQuery(threading.current_thread().name, start, time.perf_counter_ns()))
