# diagnosis: never-hears
# cause: looks at client_state four times a second, but that changes only when somebody receives, so a board that left is never noticed while there is no news
# exercise: customer_left
import asyncio
from contextlib import suppress

from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

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
        with suppress(WebSocketDisconnect, RuntimeError):
            while board.client_state is WebSocketState.CONNECTED:
                try:
                    news = await asyncio.wait_for(line.get(), timeout=0.25)
                except TimeoutError:
                    continue
                await board.send_text(news)
    finally:
        boards.discard(line)
