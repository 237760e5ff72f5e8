# diagnosis: waits-for-a-word
# cause: it waits for the board to speak before it sends each piece of news, as in an echo server, but a board never speaks, so the boards that stay hear no news
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
            await board.receive_text()  # raises when the board has left
            await board.send_text(await line.get())
    except WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
