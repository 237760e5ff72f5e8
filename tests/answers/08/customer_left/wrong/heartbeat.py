# diagnosis: made-up-news
# cause: sends something every 50 ms to find out who left
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
            try:
                async with asyncio.timeout(0.05):
                    news = await line.get()
            except TimeoutError:
                news = "still open"
            await board.send_text(news)
    except WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
