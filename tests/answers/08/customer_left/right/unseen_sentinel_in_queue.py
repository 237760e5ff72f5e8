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

    async def watch():
        try:
            while True:
                await board.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            boards.discard(line)
            line.put_nowait(None)

    watcher = asyncio.create_task(watch())
    try:
        while (drink := await line.get()) is not None:
            await board.send_text(drink)
    except (WebSocketDisconnect, RuntimeError):
        pass  # it left while we were sending
    finally:
        boards.discard(line)
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher
