# exercise: break_it
from anyio import to_thread


async def ask():
    return int(to_thread.current_default_thread_limiter().total_tokens)


orders = await ask() + 1
