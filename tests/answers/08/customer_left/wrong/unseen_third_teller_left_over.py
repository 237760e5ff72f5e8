# diagnosis: task-left
# cause: notices the goodbye and clears the board, but never cancels the telling task, which waits for news for ever
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

    async def tell():
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await board.send_text(await line.get())

    telling = asyncio.create_task(tell())
    try:
        with suppress(WebSocketDisconnect):
            while True:
                await board.receive_text()
    finally:
        boards.discard(line)
