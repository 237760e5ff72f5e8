# diagnosis: to-thread-pool
# cause: the pool of asyncio.to_thread, at most 32
# exercise: break_it
orders = 33
