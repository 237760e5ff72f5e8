# exercise: two_tills
import asyncio
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()
day = Path("day.txt")


@app.post("/sell/{cups}")
async def sell(cups: int):
    await asyncio.sleep(0.1)  # the receipt
    with day.open("a") as book:
        book.write(f"{cups}\n")


@app.get("/sold")
def sold() -> int:
    return sum(map(int, day.read_text().split())) if day.exists() else 0
