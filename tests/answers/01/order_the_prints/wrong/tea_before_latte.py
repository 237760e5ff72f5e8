# diagnosis: task-goes-first
# cause: the task is taken to go before the coroutine that is awaited
# exercise: order_the_prints
printed = [
    "the till rings",
    "tea starts",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
