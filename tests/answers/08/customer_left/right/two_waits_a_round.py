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

    news = asyncio.create_task(line.get())
    word = asyncio.create_task(board.receive())
    try:
        while True:
            await asyncio.wait([news, word], return_when=asyncio.FIRST_COMPLETED)
            if word.done():
                break
            await board.send_text(news.result())
            news = asyncio.create_task(line.get())
    finally:
        news.cancel()
        boards.discard(line)
