# diagnosis: made-up-news
# cause: A heartbeat is sent to find out who has left, so the boards that stay hear it as if it were news, and they should hear nothing else.
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
                news = await asyncio.wait_for(line.get(), 0.05)
            except TimeoutError:
                news = ""  # still there?
            await board.send_text(news)
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        boards.discard(line)
