# exercise: break_it
from concurrent.futures import ThreadPoolExecutor

import anyio
from anyio.to_thread import current_default_thread_limiter


async def helpers():
    return int(current_default_thread_limiter().total_tokens)


with ThreadPoolExecutor(1) as pool:
    orders = pool.submit(anyio.run, helpers).result() + 1
