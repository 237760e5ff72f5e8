# diagnosis: to-thread-pool
# cause: takes the size of asyncio's default executor, min(32, cores + 4), for the number of helpers; FastAPI runs plain def endpoints in AnyIO's 40
# exercise: break_it
import os

orders = min(32, (os.cpu_count() or 1) + 4) + 1
