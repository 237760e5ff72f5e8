# exercise: the_lost_error
import asyncio
import threading


async def charge():
    await asyncio.sleep(0.01)
    raise ValueError("card refused")


async def make():
    await asyncio.sleep(0.02)


async def takeaway():
    task = asyncio.create_task(charge())
    task.add_done_callback(lambda task: task.exception())
    await make()


async def at_the_bar():
    await asyncio.gather(charge(), make())


async def delivery():
    await asyncio.gather(charge(), make(), return_exceptions=True)


async def at_the_table():
    async with asyncio.TaskGroup() as group:
        group.create_task(charge())
        group.create_task(make())


async def on_the_phone():
    charging = asyncio.create_task(charge())
    await make()
    await charging


async def for_the_office():
    done, _ = await asyncio.wait([asyncio.create_task(charge()), asyncio.create_task(make())])
    for task in done:
        task.exception()


review = {}


def try_out():
    ways = [takeaway, at_the_bar, delivery, at_the_table, on_the_phone, for_the_office]
    for letter, way in zip("ABCDEF", ways):
        try:
            asyncio.run(way())
            review[letter] = "lost"
        except Exception:
            review[letter] = "heard"


thread = threading.Thread(target=try_out)
thread.start()
thread.join()
