# diagnosis: task-starts-at-its-await
# cause: the task is taken to begin only at `await tea`
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "latte is ready",
    "latte is handed over",
    "tea starts",
    "tea is ready",
    "closing time",
]
