# exercise: customer_left
import asyncio

from fastapi import FastAPI, WebSocket

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

    async def tell():
        while True:
            await board.send_text(await line.get())

    telling = asyncio.create_task(tell())
    try:
        async for _ in board.iter_text():  # ends when the board has left
            pass
    finally:
        boards.discard(line)
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
