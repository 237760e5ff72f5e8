# exercise: customer_left
import asyncio
from contextlib import suppress

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
boards = {}  # the queue of each board that hangs


@app.get("/order/{drink}")
async def order(drink: str):
    for line in boards.values():
        line.put_nowait(drink)


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    boards[board] = line = asyncio.Queue()

    async def pass_on():
        while True:
            await board.send_text(await line.get())

    passing = asyncio.create_task(pass_on())
    async for _ in board.iter_text():
        pass
    passing.cancel()
    boards.pop(board)
