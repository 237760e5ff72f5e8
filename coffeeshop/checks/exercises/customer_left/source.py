"""The order board that the exercise is about."""

from __future__ import annotations

STARTER = """\
# exercise: customer_left
import asyncio
from contextlib import suppress

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
boards = set()  # the queue of each board that hangs


@app.get("/order/{drink}")
async def order(drink: str):
    for line in boards:
        line.put_nowait(drink)


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    line = asyncio.Queue()
    boards.add(line)
    while True:
        await board.send_text(await line.get())
    boards.discard(line)
"""

LEAKING = """\
    boards.add(line)
    while True:
        await board.send_text(await line.get())
    boards.discard(line)
"""

MENDED = """\
    boards.add(line)

    async def pass_on():
        with suppress(WebSocketDisconnect):
            while True:
                await board.send_text(await line.get())

    passing = asyncio.create_task(pass_on())
    try:
        async for _ in board.iter_text():
            pass
    finally:
        passing.cancel()
        boards.discard(line)
"""

SOLUTION = STARTER.replace(LEAKING, MENDED)
