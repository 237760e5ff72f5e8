# exercise: the_lost_error
import asyncio


async def charge():
    await asyncio.sleep(0)
    raise ValueError("the card is refused")


async def make():
    await asyncio.sleep(0.01)


async def takeaway():
    task = asyncio.create_task(charge())
    await make()
    task.exception()  # only so that the log stays clean
    return "paid"


async def at_the_bar():
    await asyncio.gather(charge(), make())
    return "paid"


async def delivery():
    await asyncio.gather(charge(), make(), return_exceptions=True)
    return "paid"


async def at_the_table():
    async with asyncio.TaskGroup() as group:
        group.create_task(charge())
        group.create_task(make())
    return "paid"


async def on_the_phone():
    charging = asyncio.create_task(charge())
    await make()
    await charging
    return "paid"


async def for_the_office():
    done, _ = await asyncio.wait([asyncio.create_task(charge()), asyncio.create_task(make())])
    [task.exception() for task in done]  # only so that the log stays clean
    return "paid"


def verdict(way):
    async def listen():
        try:
            await way()
        except Exception:
            return "heard"
        return "lost"

    coroutine = listen()
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


def try_out():
    ways = [takeaway, at_the_bar, delivery, at_the_table, on_the_phone, for_the_office]
    return {letter: verdict(way) for letter, way in zip("ABCDEF", ways)}


# in a thread, since a notebook's cell has a running loop already
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    review = pool.submit(try_out).result()
