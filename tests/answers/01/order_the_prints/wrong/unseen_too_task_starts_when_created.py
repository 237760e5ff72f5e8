# diagnosis: task-starts-at-once
# cause: believes create_task runs the coroutine at once, so 'tea starts' stands before the till rings
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
