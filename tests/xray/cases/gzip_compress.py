import gzip
import random

DATA = random.Random(1).randbytes(4_000_000)


async def main():
    small = gzip.compress(DATA)  # <- here
    return len(small)
