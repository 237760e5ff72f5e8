# ruff: noqa: ASYNC251 (it is sick on purpose)
"""An application with one endpoint of each kind, which the x-ray of the tests visits."""

import asyncio
import time
from contextlib import asynccontextmanager

from fastapi import APIRouter, Body, Depends, FastAPI, Header
from fastapi.responses import StreamingResponse
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.staticfiles import StaticFiles


@asynccontextmanager
async def lifespan(app):
    app.include_router(late)
    yield


app = FastAPI(lifespan=lifespan)
late, inner = APIRouter(), APIRouter(prefix="/inner")
opened = set()


async def token(x_token: str = Header()):
    return x_token


@app.get("/blocking")
async def blocking():
    time.sleep(0.15)  # the line that blocks
    return {"made": "latte"}


@app.get("/clean")
async def clean():
    await asyncio.sleep(0.01)
    return {"made": "latte"}


@app.get("/first")
async def first():
    if "first" not in opened:
        opened.add("first")
        time.sleep(0.15)  # only the first order waits
    return "open"


@app.get("/fails")
async def fails():
    raise RuntimeError("no beans")


@app.get("/hangs")
async def hangs():
    await asyncio.sleep(3600)


@app.get("/stream")
async def stream():
    async def forever():
        while True:
            yield b"tick "
            await asyncio.sleep(0.05)

    return StreamingResponse(forever())


@app.get("/secret", dependencies=[Depends(token)])
async def secret():
    return "beans"


@app.get("/drinks/{name}")
async def drink(name: str, size: int):
    return name


@app.get("/body")
async def body(wish: str = Body()):
    return wish


@app.post("/orders")
async def order():
    return "made"


@late.get("/late")
async def opened_late():
    return "late"


@inner.get("/deep")
async def deep(page: int = 1):
    return page


async def slow(request):
    time.sleep(0.15)  # the mounted line that blocks
    return PlainTextResponse("slow")


async def parrot(websocket):
    await websocket.close()


app.include_router(inner, prefix="/v1")
app.mount("/static", StaticFiles(directory="."))
app.mount(
    "/bar",
    Starlette(routes=[Route("/slow", slow), WebSocketRoute("/parrot", parrot)]),
)


def make_app():
    """A factory."""
    return app


def make_nothing():
    return 3
