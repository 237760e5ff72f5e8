# exercise: break_it
import threading

import anyio
import anyio.to_thread

found = []


async def tokens():
    found.append(int(anyio.to_thread.current_default_thread_limiter().total_tokens))


asker = threading.Thread(target=anyio.run, args=(tokens,))
asker.start()
asker.join()
orders = found[0] + 1
