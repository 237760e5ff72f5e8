"""The shop that the room orders from: a page, a stream of news for each guest, and two drinks."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import FastAPI, Header, Query, Request
from fastapi.responses import PlainTextResponse, StreamingResponse

from coffeeshop.ledger import Tick
from coffeeshop.menu import ShopError
from coffeeshop.workshop.room.beats import EVERY, Beats
from coffeeshop.workshop.room.guests import Guests, Refused, event
from coffeeshop.workshop.room.limits import Limits
from coffeeshop.workshop.room.orders import OrderBook
from coffeeshop.workshop.room.pages import page
from coffeeshop.workshop.room.recipes import Recipes
from coffeeshop.xray import Pulse

Key = Annotated[str, Header(alias="x-guest", max_length=64)]


class RoomShop:
    """What the guests reach: `app`, one FastAPI application, and all that it knows."""

    def __init__(self, recipes: Recipes, limits: Limits) -> None:
        self.recipes = recipes
        self.guests = Guests(limits)
        self.book = OrderBook()
        self.beats = Beats()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=self._open)
        self.app.add_exception_handler(ShopError, _in_words)
        self.app.get("/", response_model=None)(self.page)
        self.app.get("/live", response_model=None)(self.live)
        self.app.post("/order/{drink}")(self.order)

    async def page(self):
        """The guest's page."""
        return page("guest.html")

    async def live(self, x_guest: Key = ""):
        """The guest's news as server-sent events: a seat, the pulse's beats, what becomes of orders."""
        guest = self.guests.enter(x_guest)
        return StreamingResponse(guest.listen(), media_type="text/event-stream")

    async def order(
        self,
        drink: Literal["latte", "cappuccino"],
        x_guest: Key,
        order: Annotated[int, Query(ge=0, le=1_000_000)],
        beat: Annotated[int, Query(ge=0)] = 0,
        after: Annotated[float, Query(ge=0, le=600_000)] = 0,
    ) -> dict[str, int | float]:
        """Make one drink; `beat` and `after` say when it was sent, `order` is the guest's own number."""
        sent = self.beats.moment(beat, after, time.perf_counter_ns())
        guest = self.guests.known(x_guest)
        with guest.ordering(drink):
            entry = self.book.open(drink, sent)
            guest.tell(event({"order": order, "state": "making"}))
            status = 500
            try:
                await self.recipes.make(drink)
                status = 200
            finally:
                self.book.close(entry, status)
        return {"order": order, "seconds": round(entry.seconds, 3)}

    def say_goodbye(self, words: str) -> None:
        """Tell everybody that the room is closed; from any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.guests.tell_all, event({"over": words}))

    @asynccontextmanager
    async def _open(self, app: FastAPI) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        pulse = Pulse(self._beat, name="room", beat=EVERY)
        pulse.start()
        yield
        pulse.stop()

    def _beat(self, tick: Tick) -> None:
        beat = self.beats.write(tick)
        self.guests.tell_all(event({"beat": beat.number, "late": beat.late}))


async def _in_words(request: Request, error: ShopError) -> PlainTextResponse:
    return PlainTextResponse(str(error), error.status if isinstance(error, Refused) else 500)
