# diagnosis: task-left
# cause: the list is right, the endpoint itself waits on
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

    async def listen():
        async for _ in board.iter_text():
            pass
        boards.discard(line)

    listening = asyncio.create_task(listen())
    while True:
        await board.send_text(await line.get())
