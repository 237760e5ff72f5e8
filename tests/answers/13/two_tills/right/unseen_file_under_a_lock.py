# exercise: two_tills
import asyncio
import fcntl

from fastapi import FastAPI

app = FastAPI()


def add(cups):
    with open("day.txt", "a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        total = int(file.read() or 0) + cups
        if cups:
            file.seek(0)
            file.truncate()
            file.write(str(total))
            file.flush()
        return total


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    await asyncio.to_thread(add, cups)


@app.get("/sold")
async def sold() -> int:
    return await asyncio.to_thread(add, 0)
