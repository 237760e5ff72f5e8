# diagnosis: disconnect-raised
# cause: a TaskGroup raises an ExceptionGroup, which a plain except WebSocketDisconnect does not take, so each board that leaves puts a traceback into the log
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
        while True:
            await board.send_text(await line.get())

    async def listen():
        while True:
            await board.receive_text()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(tell())
            group.create_task(listen())
    except WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
