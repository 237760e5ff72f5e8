# exercise: customer_left
import asyncio
from contextlib import suppress

import anyio
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
        async with anyio.create_task_group() as group:

            async def hear():
                async for _ in board.iter_text():
                    pass
                group.cancel_scope.cancel()

            group.start_soon(hear)
            with suppress(WebSocketDisconnect, RuntimeError):
                while True:
                    await board.send_text(await line.get())
            group.cancel_scope.cancel()
    finally:
        boards.discard(line)
