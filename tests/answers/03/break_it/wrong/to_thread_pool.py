# diagnosis: to-thread-pool
# cause: the pool of asyncio.to_thread, min(32, cores + 4)
# exercise: break_it
import os

orders = min(32, len(os.sched_getaffinity(0)) + 4) + 1
