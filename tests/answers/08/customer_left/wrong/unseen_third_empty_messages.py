# diagnosis: made-up-news
# cause: sends an empty text every 0.1 s to find out whether the board is still there, so boards that stay hear something other than the news
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
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                try:
                    news = await asyncio.wait_for(line.get(), timeout=0.1)
                except TimeoutError:
                    news = ""
                await board.send_text(news)
    finally:
        boards.discard(line)
