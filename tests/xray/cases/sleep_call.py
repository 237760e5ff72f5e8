import time


async def main():
    time.sleep(0.12)  # <- here
