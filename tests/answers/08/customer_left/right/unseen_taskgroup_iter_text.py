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


async def tell(board, line):
    # RuntimeError: a send that comes a moment after the goodbye
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await board.send_text(await line.get())


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    line = asyncio.Queue()
    boards.add(line)
    try:
        async with asyncio.TaskGroup() as group:
            news = group.create_task(tell(board, line))
            async for _ in board.iter_text():
                pass
            boards.discard(line)
            news.cancel()
    finally:
        boards.discard(line)
