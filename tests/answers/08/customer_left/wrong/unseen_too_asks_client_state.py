# diagnosis: never-hears
# cause: client_state changes only when somebody receives or a send fails, and nobody receives, so a board that left stays in boards as long as there is no news
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
        with suppress(WebSocketDisconnect):
            while board.client_state == WebSocketState.CONNECTED:
                try:
                    async with asyncio.timeout(0.05):
                        news = await line.get()
                except TimeoutError:
                    continue  # no news: look whether the board still hangs
                await board.send_text(news)
    finally:
        boards.discard(line)
