# diagnosis: task-left
# cause: gather raises the listener's WebSocketDisconnect but does not cancel its other task, so the teller of a board that left waits at its queue for ever
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
        await asyncio.gather(tell(), listen())
    except WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
