import time


async def main():
    end = time.perf_counter() + 0.15
    total = 0
    while time.perf_counter() < end: total += 1  # <- here
    return total
