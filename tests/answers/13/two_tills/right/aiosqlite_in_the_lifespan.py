# exercise: two_tills
import asyncio
from contextlib import asynccontextmanager

import aiosqlite
from fastapi import FastAPI

@asynccontextmanager
async def hours(app):
    async with aiosqlite.connect("day.db") as book:
        await book.execute("CREATE TABLE IF NOT EXISTS sales (cups INTEGER)")
        await book.commit()
    yield


app = FastAPI(lifespan=hours)


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    async with aiosqlite.connect("day.db", timeout=10) as book:
        await book.execute("INSERT INTO sales VALUES (?)", [cups])
        await book.commit()


@app.get("/sold")
async def sold() -> int:
    async with aiosqlite.connect("day.db") as book:
        async with book.execute("SELECT coalesce(sum(cups), 0) FROM sales") as found:
            return (await found.fetchone())[0]
