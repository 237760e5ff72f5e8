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

    async def listen():
        async for _ in board.iter_text():
            pass
        line.put_nowait(None)

    listening = asyncio.create_task(listen())
    try:
        while (news := await line.get()) is not None:
            await board.send_text(news)
    except WebSocketDisconnect:
        pass
    finally:
        listening.cancel()
        boards.discard(line)
