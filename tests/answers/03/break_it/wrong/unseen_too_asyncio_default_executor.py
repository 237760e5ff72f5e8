# diagnosis: to-thread-pool
# cause: takes the size of asyncio's default executor, which plain def endpoints do not use
# exercise: break_it
import os

orders = min(32, (os.cpu_count() or 1) + 4) + 1  # ThreadPoolExecutor's default
