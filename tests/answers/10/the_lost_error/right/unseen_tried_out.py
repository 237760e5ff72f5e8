# exercise: the_lost_error
import asyncio
import threading


async def charge():
    await asyncio.sleep(0.01)
    raise ValueError("refused")


async def make():
    await asyncio.sleep(0.02)


async def a():
    task = asyncio.create_task(charge())
    await make()


async def b():
    await asyncio.gather(charge(), make())


async def c():
    await asyncio.gather(charge(), make(), return_exceptions=True)


async def d():
    async with asyncio.TaskGroup() as group:
        group.create_task(charge())
        group.create_task(make())


async def e():
    charging = asyncio.create_task(charge())
    await make()
    await charging


async def f():
    await asyncio.wait([asyncio.create_task(charge()), asyncio.create_task(make())])


async def judge():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    for way in (a, b, c, d, e, f):
        try:
            await way()
        except* ValueError:
            review[way.__name__.upper()] = "heard"
        else:
            review[way.__name__.upper()] = "lost"


review = {}
trial = threading.Thread(target=lambda: asyncio.run(judge()))
trial.start()
trial.join()
