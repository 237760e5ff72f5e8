# diagnosis: made-up-news
# cause: it finds out who left by sending a heartbeat as text, so the boards that stay hear heartbeats between the news, and not only the news
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
        with suppress(WebSocketDisconnect):
            while True:
                try:
                    news = await asyncio.wait_for(line.get(), 0.02)
                except TimeoutError:
                    news = ""  # fails if nobody is there any more
                await board.send_text(news)
    finally:
        boards.discard(line)
