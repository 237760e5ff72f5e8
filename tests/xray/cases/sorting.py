import random

BEANS = [random.random() for _ in range(1_000_000)]


async def main():
    best = sorted(BEANS)  # <- here
    return best[0]
