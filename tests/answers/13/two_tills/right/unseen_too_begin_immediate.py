# exercise: two_tills
import asyncio
import sqlite3
from contextlib import closing

from fastapi import FastAPI

app = FastAPI()


def connect():
    return closing(sqlite3.connect("shop.db", timeout=30, isolation_level=None))


def cups_in(db):
    row = db.execute("select cups from day where id = 1").fetchone()
    return row[0] if row else 0


def record(cups):
    with connect() as db:
        db.execute("begin immediate")  # from here on the other till waits
        try:
            before = cups_in(db)
            db.execute("insert or replace into day (id, cups) values (1, ?)", (before + cups,))
            db.execute("commit")
        except BaseException:
            db.execute("rollback")
            raise


with connect() as db:
    db.execute("create table if not exists day (id integer primary key, cups integer not null)")


@app.post("/sell/{cups}")
async def sell(cups: int):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.1)  # the receipt
    await loop.run_in_executor(None, record, cups)


@app.get("/sold")
def sold() -> int:
    with connect() as db:
        return cups_in(db)
