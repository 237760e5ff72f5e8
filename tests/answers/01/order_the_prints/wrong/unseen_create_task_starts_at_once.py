# diagnosis: task-starts-at-once
# cause: takes create_task for a call that runs the task up to its first await at once, so that tea starts before the till rings; it only schedules it
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
