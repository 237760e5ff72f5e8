# diagnosis: disconnect-raised
# cause: a TaskGroup clears up well, but the WebSocketDisconnect comes out of it in an ExceptionGroup, which nobody catches and which goes into the log as a traceback
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


async def hear(board):
    while True:
        await board.receive_text()


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    line = asyncio.Queue()
    boards.add(line)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(hear(board))
            while True:
                await board.send_text(await line.get())
    except WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
