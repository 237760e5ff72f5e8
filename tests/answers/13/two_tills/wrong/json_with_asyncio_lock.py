# diagnosis: read-then-write
# cause: the lock is of one process, the file of both
# exercise: two_tills
import asyncio
import json
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
day = Path("day.json")
day.write_text("0")
key = asyncio.Lock()


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    async with key:
        before = json.loads(day.read_text())
        day.write_text(json.dumps(before + cups))


@app.get("/sold")
async def sold() -> int:
    return json.loads(day.read_text())
