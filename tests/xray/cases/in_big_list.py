BEANS = ["latte"] * 20_000_000


async def main():
    found = "none" in BEANS  # <- here
    return found
