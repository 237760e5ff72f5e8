# diagnosis: unmended
# cause: takes out who has much unread news, when news comes
# exercise: customer_left
import asyncio
from contextlib import suppress

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
boards = set()  # the queue of each board that hangs


@app.get("/order/{drink}")
async def order(drink: str):
    for line in list(boards):
        line.put_nowait(drink)
        if line.qsize() > 10:
            boards.discard(line)


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    line = asyncio.Queue()
    boards.add(line)
    while True:
        await board.send_text(await line.get())
