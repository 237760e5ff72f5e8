# diagnosis: to-thread-pool
# cause: computes the helpers from the machine's cores, as ThreadPoolExecutor does, while AnyIO's number is fixed
# exercise: break_it
import os

orders = (os.cpu_count() or 1) + 4 + 1
