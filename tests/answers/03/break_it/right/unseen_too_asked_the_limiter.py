# exercise: break_it
import threading

import anyio
import anyio.to_thread

found = []


async def look():
    found.append(anyio.to_thread.current_default_thread_limiter().total_tokens)


asker = threading.Thread(target=anyio.run, args=(look,))
asker.start()
asker.join()

orders = int(found[0]) + 1
