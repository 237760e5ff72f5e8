# diagnosis: never-hears
# cause: The endpoint notices that the board has left only when it sends, so without news the queue stays in boards and the task waits for ever.
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
        while True:
            await board.send_text(await line.get())
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        boards.discard(line)
