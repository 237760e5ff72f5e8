# diagnosis: to-thread-pool
# cause: takes the size of asyncio's default executor, at most 32 threads, instead of AnyIO's forty helpers
# exercise: break_it
orders = 33
