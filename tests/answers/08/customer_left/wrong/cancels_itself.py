# diagnosis: cancelled-endpoint
# cause: the listener cancels the endpoint's own task
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

    async def listen(me):
        async for _ in board.iter_text():
            pass
        me.cancel()

    listening = asyncio.create_task(listen(asyncio.current_task()))
    try:
        while True:
            await board.send_text(await line.get())
    finally:
        listening.cancel()
        boards.discard(line)
