"""Three boards hang in the learner's shop: one stays, one says goodbye, one is cut off."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import partial
from random import Random
from types import ModuleType
from typing import Any

import httpx

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.trial import CELL, describe
from coffeeshop.serving import serve

DRINKS = ("espresso", "latte", "mocha", "tea", "cocoa", "chai")
PATIENCE = 0.6  # seconds for what a mended shop does within milliseconds
SOON = 0.2  # seconds that a board waits for the answer to its goodbye


class Witness:
    """Passes everything on to the learner's application; keeps what /live raises, and counts tasks."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.raised: dict[str, Any] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            self.loop = asyncio.get_running_loop()
        try:
            await self.app(scope, receive, send)
        except BaseException as error:
            if scope["type"] != "websocket":
                raise
            self.raised = self.raised or describe(innermost(error))

    def tasks(self) -> list[str]:
        """Return the functions of the learner's that wait on the shop's loop, by name, one for each task."""
        return sorted(name for task in asyncio.all_tasks(self.loop) if (name := own(task.get_coro())))


def innermost(error: BaseException) -> BaseException:
    """Return the first exception inside a group, else the exception itself."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def own(coroutine: Any) -> str:
    """Return the name of the learner's function that a task is in, "" where it is in none."""
    while coroutine is not None:
        code = getattr(coroutine, "cr_code", None)
        if code is not None and code.co_filename == CELL:
            return code.co_name
        coroutine = getattr(coroutine, "cr_await", None)
    return ""


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Hang boards and take them down; each step is only played where the one before it went well."""
    from websockets import connect

    witness, drinks = Witness(cell.app), chance.sample(DRINKS, 5)
    seen |= {"drinks": drinks, "before": drinks[:3], "after": drinks[3:], "heard": None, "later": None}
    async with serve(witness) as shop, httpx.AsyncClient(base_url=shop.url, timeout=PATIENCE) as client:
        hang = partial(
            connect, shop.url.replace("http", "ws") + "/live", open_timeout=1.2, close_timeout=SOON
        )
        gc.disable()  # a task that nobody holds is swept up with its queue, before it could be counted
        try:
            async with hang() as stays:
                await play(cell, seen, client, stays, hang, witness)
        except Exception as error:
            seen["trouble"] = f"{type(error).__name__}: {error}"[:200]
        finally:
            gc.enable()
        seen |= {"error": witness.raised, "done": True}


async def play(
    cell: ModuleType, seen: dict[str, Any], client: Any, stays: Any, hang: Callable[[], Any], witness: Witness
) -> None:
    """Order, let one leave, cut another off, order again."""
    await until(lambda: len(cell.boards) == 1)
    seen["heard"] = await ordered(client, stays, seen["before"][:1])
    calm = witness.tasks()  # of one board that hangs, and has begun to hear
    leaves = await hang()
    seen["hung"] = await until(lambda: len(cell.boards) == 2)
    if len(seen["heard"]) == 1:
        seen["heard"] += await ordered(client, stays, seen["before"][1:])
    if seen["heard"] != seen["before"]:
        seen |= {"error": witness.raised, "done": True}
        return
    await leaves.close()
    seen["quiet"] = await until(lambda: len(cell.boards) == 1)
    seen["boards"] = len(cell.boards)
    seen["error"] = witness.raised
    if not seen["quiet"]:
        seen["done"] = True  # what comes now only tells more of why
        await client.get("/is-anybody-there")  # a loop that goes round without a pause answers nobody
        return
    cut = await hang()
    await until(lambda: len(cell.boards) == 2)
    cut.transport.abort()
    seen["abrupt"] = await until(lambda: len(cell.boards) == 1)
    seen["later"] = await ordered(client, stays, seen["after"])
    await until(lambda: witness.tasks() == calm)
    left = witness.tasks()
    seen["left_over"] = [name for name in left if name not in calm] or left[len(calm) :]
    seen |= {"error": witness.raised, "done": True}


async def until(happened: Callable[[], bool]) -> bool:
    """Wait until it is so; False where the patience is over."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not happened():  # noqa: ASYNC110 (it looks at what somebody else's code does)
                await asyncio.sleep(0.01)
    except TimeoutError:
        return False
    return True


async def ordered(client: Any, board: Any, drinks: list[str]) -> list[str]:
    """Order the drinks and return what the board shows of them, and a moment longer."""
    for drink in drinks:
        await client.get(f"/order/{drink}")
    heard: list[str] = []
    try:
        async with asyncio.timeout(PATIENCE):
            while len(heard) < len(drinks):
                heard.append(str(await board.recv())[:40])
        async with asyncio.timeout(0.05):
            heard.append(str(await board.recv())[:40])
    except TimeoutError:
        pass
    return heard


def passes(e: Evidence) -> str | None:
    """Both who left are off the list, nothing is left over, and who stayed heard everything."""
    seen = e.seen
    told = seen["heard"] == seen["before"] and seen["later"] == seen["after"]
    if seen.get("trouble") or seen["error"] or not told or not (seen["quiet"] and seen["abrupt"]):
        return None
    if seen["left_over"]:
        return None
    return (
        "One board said goodbye and one was cut off: both were off the list before there was any news, and no task "
        f"was left over. The one that stayed heard {in_order(seen['drinks'])}."
    )


def saw(e: Evidence) -> str:
    """Say what the board that stayed heard, and how many are on the list."""
    heard = in_order(e.seen.get("heard") or []) or "nothing"
    end = f" {e.seen['trouble']}." if e.seen.get("trouble") else ""
    return (
        f"Ordered: {in_order(e.seen['before'])}. The board that stayed heard {heard}. After another had left, "
        f"{e.seen.get('boards', 'an unknown number')} were in `boards`.{end}"
    )
