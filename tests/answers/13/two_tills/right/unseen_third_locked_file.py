# exercise: two_tills
import asyncio
import fcntl

from fastapi import FastAPI

app = FastAPI()


def add(cups):
    with open("day.txt", "a+") as day:
        fcntl.flock(day, fcntl.LOCK_EX)
        day.seek(0)
        after = int(day.read() or 0) + cups
        if cups:
            day.seek(0)
            day.truncate()
            day.write(str(after))
            day.flush()
        return after


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(add, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(add, 0)
