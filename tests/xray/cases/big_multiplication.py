A = 3**900_000
B = 7**500_000


async def main():
    c = A * B  # <- here
    d = 1
    return c.bit_length() + d
