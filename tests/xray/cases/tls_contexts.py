import ssl


async def main():
    contexts = [ssl.create_default_context() for _ in range(5)]  # <- here
    return len(contexts)
