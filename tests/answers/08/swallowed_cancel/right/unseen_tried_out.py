# exercise: swallowed_cancel
import asyncio
import threading


async def heat():
    await asyncio.sleep(0.05)


async def a():
    try:
        await heat()
    except Exception:
        pass


async def b():
    try:
        await heat()
    except asyncio.CancelledError:
        pass


async def c():
    try:
        await heat()
    except asyncio.CancelledError:
        raise


async def d():
    try:
        await heat()
    except:
        await asyncio.sleep(0.01)


e_source = "async def e():\n    try:\n        await heat()\n    finally:\n        return None\n"
exec(e_source)

review = {}


async def judge():
    for change in (a, b, c, d, e):
        task = asyncio.create_task(change())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        review[change.__name__.upper()] = "merge" if task.cancelled() else "mend"


trial = threading.Thread(target=lambda: asyncio.run(judge()))
trial.start()
trial.join()
