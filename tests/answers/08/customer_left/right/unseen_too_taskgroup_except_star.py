# exercise: customer_left
import asyncio

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()
boards = set()  # the queue of each board that hangs


@app.get("/order/{drink}")
async def order(drink: str):
    for line in boards:
        line.put_nowait(drink)


async def tell(board, line):
    while True:
        await board.send_text(await line.get())


async def until_it_leaves(board):
    while True:
        await board.receive_text()


@app.websocket("/live")
async def live(board: WebSocket):
    await board.accept()
    line = asyncio.Queue()
    boards.add(line)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(tell(board, line))
            group.create_task(until_it_leaves(board))
    except* WebSocketDisconnect:
        pass
    finally:
        boards.discard(line)
