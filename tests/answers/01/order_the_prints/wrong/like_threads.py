# diagnosis: task-starts-at-once
# cause: create_task is taken to be a thread that runs at once
# exercise: order_the_prints
printed = [
    "tea starts",
    "latte starts",
    "the till rings",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
