# exercise: two_tills
import asyncio
import fcntl
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
book = Path("day.txt")


@contextmanager
def locked():
    with open("day.lock", "a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)  # holds between processes; closing the file lets go
        yield


def read():
    return int(book.read_text()) if book.exists() else 0


def add(cups):
    with locked():
        book.write_text(str(read() + cups))


def total():
    with locked():
        return read()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(add, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(total)
