"""The instructor's page: the pulse, the numbers, the recipes to change, the still; on this machine only."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room.diary import Diary
from coffeeshop.workshop.room.guests import event
from coffeeshop.workshop.room.pages import page
from coffeeshop.workshop.room.recipes import LARGEST
from coffeeshop.workshop.room.shop import RoomShop

LOOK = 0.05  # seconds between two looks at the shop


class Console:
    """What the instructor reaches: `app`, on a loop of its own, so that it answers while the shop's is held.

    Whatever changes something is a PUT or a DELETE: no page of another address can send those here.
    """

    def __init__(self, shop: RoomShop, diary: Diary, address: str, close: Callable[[], None]) -> None:
        self._shop, self._diary, self._address, self._close = shop, diary, address, close
        self._over = False
        self.app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=self._open)
        self.app.add_exception_handler(ShopError, _in_words)
        self.app.get("/", response_model=None)(self.page)
        self.app.get("/live", response_model=None)(self.live)
        self.app.put("/recipes", response_model=None)(self.save)
        self.app.get("/still.svg", response_model=None)(self.still)
        self.app.delete("/room", response_model=None)(self.end)

    async def page(self):
        """The instructor's page."""
        return page("console.html")

    async def live(self):
        """The shop's beats and numbers as server-sent events."""
        return StreamingResponse(self._news(), media_type="text/event-stream")

    async def save(self, request: Request):
        """Write the recipes; from now on they are used."""
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST:
            raise ShopError(f"These recipes are longer than {LARGEST:,} bytes. Two short functions will do.")
        source = (await request.body()).decode("utf-8", "replace")
        await run_in_threadpool(self._shop.recipes.save, source)
        return PlainTextResponse("Saved: it counts from the next order on.")

    async def still(self, dark: bool = False):
        """The rush as a picture."""
        picture = await run_in_threadpool(self._diary.still, "dark" if dark else "light")
        return Response(picture.svg, media_type="image/svg+xml")

    async def end(self):
        """Close the room."""
        self._close()
        return PlainTextResponse("The room is closing.")

    def say_goodbye(self) -> None:
        """Tell the instructor's page that the room is closed; from any thread."""
        self._over = True

    async def _news(self) -> AsyncIterator[bytes]:
        known: dict[str, Any] = {}
        number = max((beat.number for beat in self._shop.beats.since(0)), default=0)
        while not self._over:
            beats = self._shop.beats.since(number)
            number = beats[-1].number if beats else number
            now = self._numbers()
            fresh = {name: value for name, value in now.items() if known.get(name) != value}
            news = [event({"beat": beat.number, "late": beat.late}) for beat in beats]
            known = now
            yield b"".join([*news, event(fresh)] if fresh else news)
            await asyncio.sleep(LOOK)
        yield event({"over": "The room is closed."})

    def _numbers(self) -> dict[str, Any]:
        shop = self._shop
        return {
            "address": self._address,
            "guests": shop.guests.here,
            "making": shop.book.making,
            "served": shop.book.served,
            "source": shop.recipes.source,
            "fault": shop.recipes.fault,
            "file": str(shop.recipes.file),
            "held": self._diary.held_by,
        }

    @asynccontextmanager
    async def _open(self, app: FastAPI) -> AsyncIterator[None]:
        keeper = asyncio.create_task(self._keep())
        yield
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper

    async def _keep(self) -> None:
        """Look at the file and take the record once a second, so that neither grows old."""
        while True:
            await run_in_threadpool(self._shop.recipes.refresh)
            await run_in_threadpool(self._diary.take)
            await asyncio.sleep(1)


async def _in_words(request: Request, error: ShopError) -> PlainTextResponse:
    return PlainTextResponse(str(error), 422)
