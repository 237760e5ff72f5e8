import gzip
import random

DATA = random.Random(1).randbytes(9_000_000)


async def main():
    small = gzip.compress(DATA)  # <- here
    return len(small)
