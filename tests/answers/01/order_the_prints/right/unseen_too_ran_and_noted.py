# exercise: order_the_prints
import asyncio
import threading

printed = []


async def make(drink, seconds):
    printed.append(f"{drink} starts")
    await asyncio.sleep(seconds)
    printed.append(f"{drink} is ready")


async def main():
    tea = asyncio.create_task(make("tea", 0.2))
    printed.append("the till rings")
    await make("latte", 0.1)
    printed.append("latte is handed over")
    await tea
    printed.append("closing time")


runner = threading.Thread(target=lambda: asyncio.run(main()))
runner.start()
runner.join()
