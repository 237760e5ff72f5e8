# diagnosis: task-starts-at-once
# cause: create_task is taken to run the task at once, up to its first wait
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
