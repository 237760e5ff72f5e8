# diagnosis: never-hears
# cause: client_state changes only when somebody calls receive, which nobody does, so the poll sees CONNECTED for ever and the board is never taken out.
# exercise: customer_left
import asyncio
from contextlib import suppress

from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

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
        while board.client_state == WebSocketState.CONNECTED:
            with suppress(TimeoutError):
                await board.send_text(await asyncio.wait_for(line.get(), 0.05))
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        boards.discard(line)
