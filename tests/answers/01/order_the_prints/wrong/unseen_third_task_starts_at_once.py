# diagnosis: task-starts-at-once
# cause: takes create_task to run the coroutine right away up to its first await, so tea starts stands before the till rings
# exercise: order_the_prints
printed = [
    "tea starts",
    "the till rings",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
