# diagnosis: never-hears
# cause: catches the disconnect only where it sends, so a board that left stays in boards until there is news
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
    try:
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await board.send_text(await line.get())
    finally:
        boards.discard(line)
