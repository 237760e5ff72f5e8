BEANS = [str(i) for i in range(6_000_000)]


async def main():
    found = "none" in BEANS  # <- here
    return found
