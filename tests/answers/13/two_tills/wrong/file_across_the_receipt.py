# diagnosis: across-await
# cause: read before the receipt, written after it
# exercise: two_tills
import asyncio
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
day = Path("day.txt")
day.write_text("0")


@app.post("/sell/{cups}")
async def sell(cups: int):
    before = int(day.read_text())
    await asyncio.sleep(0.1)  # the receipt
    day.write_text(str(before + cups))


@app.get("/sold")
async def sold() -> int:
    return int(day.read_text())
