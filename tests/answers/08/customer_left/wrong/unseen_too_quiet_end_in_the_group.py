# diagnosis: not-taken-out
# cause: the listener ends without an exception, and a TaskGroup cancels nobody for that, so the group goes on waiting for the teller and the line stays in boards
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
        with suppress(WebSocketDisconnect):
            while True:
                await board.send_text(await line.get())

    async def listen():
        with suppress(WebSocketDisconnect):
            while True:
                await board.receive_text()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(tell())
            group.create_task(listen())
    finally:
        boards.discard(line)
