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
    leaving = asyncio.create_task(board.receive())  # a board never speaks: this is its goodbye
    news = None
    try:
        with suppress(WebSocketDisconnect):
            while True:
                news = asyncio.create_task(line.get())
                await asyncio.wait([news, leaving], return_when=asyncio.FIRST_COMPLETED)
                if leaving.done():
                    break
                await board.send_text(news.result())
    finally:
        boards.discard(line)
        rest = [task for task in (news, leaving) if task]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
