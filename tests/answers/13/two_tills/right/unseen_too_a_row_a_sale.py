# exercise: two_tills
import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

import anyio.to_thread
from fastapi import FastAPI


def ask(sql, *values):
    with closing(sqlite3.connect("till.sqlite", timeout=20)) as db:
        rows = db.execute(sql, values).fetchall()
        db.commit()
        return rows


@asynccontextmanager
async def lifespan(app):
    await anyio.to_thread.run_sync(ask, "create table if not exists sales (cups integer not null)")
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await anyio.to_thread.run_sync(ask, "insert into sales values (?)", cups)


@app.get("/sold")
async def sold() -> int:
    [(cups,)] = await anyio.to_thread.run_sync(ask, "select coalesce(sum(cups), 0) from sales")
    return cups
